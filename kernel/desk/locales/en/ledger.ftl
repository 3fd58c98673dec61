# The ledger.
desk-ledger-title = Ledger
desk-error-withheld = A conflict of interest keeps something from you that the ledger and the letters of all would tell. Somebody else reads them.
desk-ledger-lead = Everything that was done here, by whom and when, in one chain that shows every later change.
desk-any-kind = Any kind
desk-any-deed = Any deed
desk-entry-number = Number
desk-entry-kind = Kind of record
desk-entry-id = Record
desk-entry-deed = Deed
desk-entry-what = Record
desk-entry-who = By
desk-entry-at = When
desk-newest = Newest
desk-older = Older
desk-entry-title = Entry { $number }
desk-entry-before = Entry before
desk-entry-after = Entry after
desk-entry-same = everything about this record
desk-entry-same-actor = everything by the same
desk-entry-changes = What it notes
desk-entry-no-changes = Nothing beyond who, what and when.
desk-entry-chain = The chain
desk-entry-chain-text = The hash covers all fields of the entry and the hash of the entry before. About persons the entry holds a salted digest only; what stands above is kept beside the chain until the person is erased.
desk-entry-previous = Hash of the entry before
desk-entry-hash = Hash
desk-entry-payload = As it is hashed
desk-head = Head of the chain
desk-head-text = Keep this line outside, on paper or by mail to somebody else. Only by it a chain that was cut off at its end is found.
desk-head-outside = A head that was kept outside
desk-head-outside-help = Written as a number, a colon and the hash.
desk-head-unreadable = This is no head. Copy the whole line: a number, a colon and 64 digits.
desk-verify = Verify now
desk-verify-again = Verify again
desk-proof-title = Does the chain hold?
desk-proof-at = Verified at
desk-proof-not-run = Nothing was verified.
desk-proof-holds = { $count ->
    [0] The chain is empty.
    [one] One entry holds, and { $personal } personal values agree with it. Whether entries were cut off at the end shows only against a head that was kept outside.
   *[other] All { $count } entries hold, and { $personal } personal values agree with them. Whether entries were cut off at the end shows only against a head that was kept outside.
}
desk-proof-holds-outside = { $count ->
    [one] One entry holds, { $personal } personal values agree with it, and it goes on from the head that was kept outside.
   *[other] All { $count } entries hold, { $personal } personal values agree with them, and the chain goes on from the head that was kept outside.
}
desk-fault-gap = Entry { $expected } is missing: the chain goes on with entry { $found }.
desk-fault-unlinked = Entry { $number } does not follow from the entry before it.
desk-fault-changed = Entry { $number } was changed after it was written.
desk-fault-unreadable = The entry after { $number } cannot be read.
desk-fault-personal = The personal value “{ $field }” of entry { $number } was changed after it was written.
desk-fault-personal-missing = The personal value “{ $field }” of entry { $number } is gone, and no entry says that the person was erased.
desk-fault-truncated = The chain ends at entry { $found }, but the head kept outside is entry { $kept }: entries were cut off.
desk-fault-other-chain = Entry { $number } is not the one that the head kept outside names: the chain was written anew.
