//! What a source may cost at most. Beyond a limit a source is refused, or the line is listed as unread; nothing is cut
//! off in silence.

/// Bytes of a text, a CSV file or a page.
pub const MAX_TEXT_BYTES: usize = 5 * 1024 * 1024;
/// Bytes of a workbook as it is uploaded, still compressed.
pub const MAX_WORKBOOK_BYTES: usize = 5 * 1024 * 1024;
/// Lines of a text, or rows of a table.
pub const MAX_LINES: usize = 20_000;
/// Bytes of a line that is looked at as a row; longer ones are running text, or unread.
pub const MAX_ROW_BYTES: usize = 16_000;
/// Bytes of a sentence in which figures are looked for.
pub const MAX_SENTENCE_BYTES: usize = 4_000;
/// Marks whose meaning is looked for.
pub const MAX_MARKS_EXPLAINED: usize = 50;
/// Characters of a name.
pub const MAX_NAME_CHARS: usize = 300;
/// Members that one consortium names.
pub const MAX_MEMBERS: usize = 500;
/// Brackets inside brackets.
pub const MAX_BRACKET_DEPTH: usize = 8;
/// Lines that one bracket may run over.
pub const MAX_JOINED_LINES: usize = 40;
/// Characters that one bracket may run over.
pub const MAX_JOINED_CHARS: usize = 8_000;
/// Columns of a table.
pub const MAX_COLUMNS: usize = 64;
/// Characters of one cell.
pub const MAX_CELL_CHARS: usize = 32_767;
/// Filled cells of a workbook.
pub const MAX_CELLS: usize = 400_000;
/// Sheets of a workbook that are looked at.
pub const MAX_SHEETS: usize = 20;
/// Files inside a workbook.
pub const MAX_WORKBOOK_PARTS: usize = 1_000;
/// Bytes of everything inside a workbook once inflated.
pub const MAX_INFLATED_BYTES: u64 = 40 * 1024 * 1024;
/// Elements inside elements of a page.
pub const MAX_PAGE_DEPTH: usize = 400;
