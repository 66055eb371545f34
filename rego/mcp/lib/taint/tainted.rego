package mcp.lib.taint

# METADATA
# scope: document
# title: What the call takes out of text of strangers
# description: |
#   JSON Pointers of arguments. An order has to bring its target: a recipient, a host, an account, a name, a file. `input.origins` says where
#   the words of each argument were met before. The empty pointer stands for the call itself, where it cannot be told by its arguments.
tainted contains "" if {
	not traced
	not begins_something_empty
}

tainted contains "" if effect == "execute"

tainted contains "" if settings.from_start == true

tainted contains pointer if {
	some pointer, null in input.origins
}

# A target, or a value of few words.
tainted contains pointer if {
	some pointer, fact in input.origins
	fact.origin == "untrusted"
	names_something(pointer, fact)
}

# Where it goes to: an address that nobody named before.
tainted contains pointer if {
	effect in outward
	some pointer, fact in input.origins
	fact.addresses in {"untrusted", "listed", "unseen"}
	names_something(pointer, fact)
}

# Whom or what it goes to, by the name of the argument, however that is written.
tainted contains pointer if {
	effect in outward
	some pointer, fact in input.origins
	fact.origin == "unseen"
	fact.words <= most_words
	ends_with(pointer, receivers)
}

# All of it is content: the tool knows where it goes to, and nobody else.
tainted contains "" if {
	effect == "send"
	every pointer, fact in input.origins { not names_something(pointer, fact) }
}

# What is sent says where to go next.
tainted contains pointer if {
	effect == "send"
	some pointer, fact in input.origins
	fact.addresses == "untrusted"
}

# Code of strangers, or code that reaches out to where they say.
tainted contains pointer if {
	effect == "write"
	writes_what_runs
	some pointer, fact in input.origins
	foreign_code(fact)
}

foreign_code(fact) if fact.addresses in {"untrusted", "unseen"}

foreign_code(fact) if fact.foreign * 2 > fact.words

traced if count(input.origins) > 0

# `create_presentation` without any argument: nothing was taken from anywhere, and nothing that was there is touched.
begins_something_empty if {
	input.origins == {}
	not brings_arguments
	some word in words
	word in {"create", "new"}
	every kind in kinds { kind == "edit" }
}

# Asked of the member by its name: who takes the document as a whole makes every decision depend on all of it.
brings_arguments if input.arguments != {}

# METADATA
# title: All that it reaches are links of that text, as they stand there
# description: They carry along nothing that was read elsewhere.
only_copied_links if {
	count(input.urls) > 0
	every pointer, _ in input.urls { input.origins[pointer].copied == true }
}

outward := {"send", "change", "named"}

# Longer texts are written, not named.
most_words := 6

names_something(pointer, fact) if {
	fact.words <= most_words
	not fact.number
	not called(pointer, contents)
}

# Numbers are met everywhere: one is a target where its name says so, or where it is long.
names_something(pointer, fact) if {
	fact.number
	called(pointer, {"id", "ids", "number", "account", "no", "code", "pin"})
}

called(pointer, names) if {
	some word in name_words(pointer)
	word in names
}

ends_with(pointer, names) if {
	words := name_words(pointer)
	words[count(words) - 1] in names
}

name_words(pointer) := split(strings.replace_n(breaks, steps[count(steps) - 1]), "_") if {
	steps := [step | some step in split(named_part(pointer), "/"); not regex.match(`^[0-9]+$`, step)]
}

# What a model answers to a question of the server's is a text by its form, whatever was asked for: the question has the name.
named_part(pointer) := concat("/", array.slice(split(pointer, "/"), 0, 4)) if {
	startswith(pointer, "/params/inputResponses/")
	endswith(pointer, "/text")
} else := pointer

# Names of people (`to: Anna`) are not among them: they are met in what the person says, which nobody here sees.
receivers := {
	"email", "emails", "url", "uri", "host", "hostname", "domain", "webhook", "endpoint", "account", "iban", "phone", "payee", "beneficiary",
}

contents := {
	"body", "text", "content", "contents", "message", "messages", "description", "summary", "comment", "note", "notes", "caption", "title",
	"subject", "query", "html", "markdown", "paragraph", "observations", "thought",
}
