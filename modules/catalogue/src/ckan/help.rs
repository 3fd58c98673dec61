//! Every action, and what it does.

/// An action and a sentence about it.
pub(super) const ACTIONS: &[(&str, &str)] = &[
    (
        "package_search",
        "Search datasets: q, fq, fq_list, sort, rows, start, facet, facet.field, facet.limit, facet.mincount. A * in a word stands for any letters, a ? for one.",
    ),
    ("package_show", "A dataset by id or name."),
    ("package_list", "The names of all datasets: limit, offset."),
    ("current_package_list_with_resources", "Whole datasets, the last changed first: limit, offset."),
    ("package_autocomplete", "Datasets whose title begins so, or whose name holds it: q, limit."),
    ("package_activity_list", "What became of a dataset: id, limit, offset."),
    ("recently_changed_packages_activity_list", "What changed last: limit, offset."),
    ("package_relationships_list", "Relations of a dataset; they stand in its extras."),
    (
        "package_create",
        "Publish a dataset in a catalogue of one's own: owner_org, title, notes, resources and more; embargo is the day or the instant until which it stays closed. Needs a token.",
    ),
    ("package_update", "Replace what a dataset says: id and the whole of it. Needs a token."),
    (
        "package_patch",
        "Change some fields of a dataset: id and the fields; state active puts a deleted one back. Needs a token.",
    ),
    ("package_delete", "Take a dataset out: id. Needs a token."),
    ("dataset_purge", "Not possible here: what was published stays in the log."),
    ("resource_show", "A resource by id."),
    (
        "resource_search",
        "Search resources: query such as name:bus or format:CSV, limit, offset. At most 20,000 datasets are looked through.",
    ),
    ("resource_view_list", "Views of a resource; there are none."),
    ("resource_create", "Add a resource: package_id, url or upload, name, format. Needs a token."),
    ("resource_update", "Replace what a resource says: id. Needs a token."),
    ("resource_patch", "Change some fields of a resource: id. Needs a token."),
    ("resource_delete", "Take a resource out: id. Needs a token."),
    ("organization_list", "Who publishes: sort, limit, offset, organizations, all_fields."),
    ("organization_show", "A publisher by id or name: include_datasets."),
    ("organization_autocomplete", "Publishers whose name holds this: q, limit."),
    ("organization_list_for_user", "Where the caller may publish."),
    ("group_list", "The data themes of the Union: sort, limit, offset, groups, all_fields."),
    ("group_show", "A data theme by its code: include_datasets."),
    ("group_package_show", "The datasets of a data theme: id, limit."),
    ("group_list_authz", "Groups that the caller may change; the themes are changed by nobody here."),
    ("group_autocomplete", "Data themes whose name holds this: q, limit."),
    (
        "tag_list",
        "The 1,000 most frequent keywords; with a query also the rare ones of which a word begins so: query, limit, all_fields.",
    ),
    ("tag_show", "A keyword by name."),
    ("tag_search", "Keywords that hold this: query, limit."),
    ("tag_autocomplete", "Keywords that hold this: query, limit."),
    ("vocabulary_list", "Vocabularies of tags; there are none."),
    (
        "license_list",
        "Every identifier of a licence that is told here; the version stands in license_url. Filters take codes of the Union, too.",
    ),
    ("format_autocomplete", "Formats whose name holds this: q, limit."),
    ("user_show", "The caller's own account."),
    ("user_list", "Nobody: people are not listed here."),
    ("am_following_dataset", "Whether the caller follows a dataset; nothing is followed here."),
    ("am_following_group", "The same of a group."),
    ("am_following_user", "The same of a person."),
    ("dataset_follower_count", "How many follow a dataset; nothing is followed here."),
    ("organization_follower_count", "The same of an organisation."),
    ("group_follower_count", "The same of a group."),
    ("user_follower_count", "The same of a person."),
    ("followee_count", "How much the caller follows; nothing is followed here."),
    ("dashboard_new_activities_count", "What is new of what the caller follows; nothing is followed here."),
    ("term_translation_show", "Translations of terms; there are none."),
    ("dashboard_activity_list", "What the caller follows; nothing is followed here."),
    ("status_show", "What speaks here."),
    ("site_read", "Whether the catalogue may be read."),
    ("help_show", "What an action does: name."),
];

/// What is said about an action.
pub(super) fn of(name: &str) -> Option<&'static str> {
    ACTIONS.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}
