# METADATA
# title: Paths
# description: |
#   Where the path arguments of a call lead. `every_…` is for allows: it holds of no call without a path, and of none whose path cannot be
#   told. `some_…` is for denies: it holds where a path may be meant that way, or cannot be told.
#   Folders are absolute, with `/`, and compared by whole segments with what symlinks lead to. A folder that `data.mcp.config.paths.prefixes`
#   lists is compared as the proxy does it: symlinks on its own way, relative and Windows paths too. Any other that is relative, or has `.` or
#   `..` in it, is below no path, and for `some_below` every path may lie below it.
package mcp.lib.paths

# METADATA
# scope: document
# title: Every path leads below one of the folders
every_below(folders) if {
	count(input.paths) > 0
	every path in input.paths { below(path, folders) }
}

# METADATA
# scope: document
# title: Some path may lead below one of the folders
some_below(folders) if {
	some path in input.paths
	touches(path, folders)
}

# METADATA
# scope: document
# title: Some path may lead elsewhere
some_outside(folders) if {
	some path in input.paths
	not below(path, folders)
}

# METADATA
# scope: document
# title: Some path may contain one of the words
# description: As written or where it leads, upper and lower case alike.
some_containing(words) if {
	some path in input.paths
	some text in readings(path)
	some word in words
	contains(lower(text), lower(word))
}

some_containing(_) if {
	some path in input.paths
	untold(path)
}

# METADATA
# scope: document
# title: The path leads below one of the folders, however it is read
# description: A value of `input.paths`.
below(path, folders) if {
	some folder in folders
	folder in path.under
}

below(path, folders) if {
	not untold(path)
	every text in places(path) { within_some(text, folders) }
}

# METADATA
# scope: document
# title: The path may lead below one of the folders, or cannot be told
# description: A value of `input.paths`.
touches(path, folders) if {
	some folder in folders
	some prefix in array.concat(path.under, object.get(path, "touches", []))
	prefix == folder
}

touches(path, folders) if {
	some text in readings(path)
	some folder in folders
	within(lower(text), lower(folder))
}

touches(path, _) if untold(path)

touches(_, folders) if {
	some folder in folders
	not comparable(folder)
}

# METADATA
# scope: document
# title: An absolute path is the folder or lies below it
# description: Both as text, without `.` and `..`.
within(path, folder) if path == trim_right(folder, "/")

within(path, folder) if {
	startswith(folder, "/")
	startswith(path, concat("", [trim_right(folder, "/"), "/"]))
}

comparable(folder) if folder in data.mcp.config.paths.prefixes

comparable(folder) if {
	startswith(folder, "/")
	segments := split(folder, "/")
	not ".." in segments
	not "." in segments
}

within_some(path, folders) if {
	some folder in folders
	within(path, folder)
}

places(path) := array.concat([path.resolved], object.get(path, "also", []))

readings(path) := array.concat([path.lexical], places(path))

untold(path) if not known(path)

known(path) if {
	path.lexical != ""
	path.resolved != ""
}
