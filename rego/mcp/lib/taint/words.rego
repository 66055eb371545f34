package mcp.lib.taint

# METADATA
# title: What a tool does, by the verb in its name
# description: |
#   One row a kind. `change` is what has effects beyond the conversation, of which `send` carries data to others and `execute` can do
#   anything; `edit` is `write` where it speaks of what is the session's own, else `change`; `compute` and `look` have no effect.
verbs := {
	# send_message, post_tweet, reply_to_email, git_push, upload_file
	"send": {
		"send", "post", "reply", "forward", "share", "publish", "tweet", "notify", "invite", "broadcast", "submit", "upload", "push",
		"respond", "announce", "dm", "transmit", "export", "sync", "react", "retweet",
	},
	# delete_file, cancel_booking, pay_invoice, grant_access, browser_click
	"change": {
		"delete", "remove", "drop", "destroy", "purge", "erase", "clear", "reset", "truncate", "kill", "stop", "cancel", "close", "archive",
		"pay", "transfer", "buy", "purchase", "sell", "trade", "place", "book", "reserve", "checkout", "refund", "return", "exchange",
		"withdraw", "deposit", "donate", "grant", "revoke", "approve", "reject", "enable", "disable", "assign", "unassign", "schedule",
		"reschedule", "install", "uninstall", "register", "unregister", "subscribe", "unsubscribe", "follow", "unfollow", "block",
		"unblock", "ban", "mute", "lock", "unlock", "merge", "import", "restore", "replace", "modify", "change", "apply", "configure",
		"control", "turn", "trigger", "authorize", "connect", "login", "logout", "click", "type", "fill", "press", "drag", "manage",
	},
	# write_file, create_issue, git_commit, add_observations
	"edit": {
		"write", "create", "edit", "update", "append", "add", "insert", "save", "set", "put", "patch", "make", "mkdir", "touch", "move",
		"rename", "copy", "commit", "upsert", "store", "remember", "new", "generate", "record",
	},
	# run_shell, execute_sql, eval, start_process
	"execute": {
		"run", "exec", "execute", "eval", "evaluate", "shell", "bash", "sh", "zsh", "powershell", "cmd", "command", "terminal", "script",
		"spawn", "launch", "start", "invoke", "deploy", "interact",
	},
	# calculate, convert_currency, think
	"compute": {
		"calculate", "compute", "convert", "think", "sequentialthinking", "format", "validate", "sort", "encode", "decode", "hash", "echo",
		"ping",
	},
	# read_file, search_emails, browser_navigate
	"look": {
		"read", "get", "list", "search", "find", "look", "lookup", "view", "show", "describe", "count", "check", "stat", "status", "info",
		"inspect", "fetch", "browse", "navigate", "query", "retrieve", "download", "summarize", "summarise", "extract", "analyze",
		"analyse", "compare", "translate", "identify", "classify", "detect", "geocode", "parse", "preview", "explain", "filter", "scan", "monitor", "watch", "resolve", "whois", "crawl",
		"scrape", "screenshot", "snapshot", "recall", "estimate", "predict", "diff", "log", "head", "tail", "cat", "grep", "ls", "wc",
		"pwd", "tree", "explore", "has", "is", "verify", "track", "recommend", "suggest", "load", "open", "measure", "directory",
		"observe", "observation",
	},
}

# METADATA
# title: Verbs of tools that answer with what they were used on
both_ways := {"export", "sync", "import", "manage", "interact", "control"}

# METADATA
# title: What tools without a verb are called after that only tell something
# description: calculator, stock_price, math.power, weather.humidity_forecast, document_reader
telling := {
	"calculator", "math", "maths", "calculus", "geometry", "algebra", "statistics", "kinematics", "converter", "forecast", "prediction",
	"predictor", "projection", "projections", "estimator", "probability", "weather", "price", "prices", "rate", "rates", "reader", "viewer",
	"finder", "searcher", "explorer", "distance", "area", "mean", "average", "logarithm", "factorial", "definition", "dictionary", "help",
	"version", "health", "metrics", "logs",
}

# METADATA
# title: What a tool speaks of
# description: |
#   One row a kind. What is the session's own no stranger has written, as a rule; the public web is nobody's secret. `others` is what
#   people outside write into: mail, chats, trackers, shops, shared documents, databases that an application fills.
things := {
	# fetch, web_search, get_webpage, browser_snapshot, wikipedia_search
	"web": {
		"web", "webpage", "webpages", "website", "websites", "url", "urls", "http", "https", "internet", "online", "browser", "puppeteer",
		"playwright", "page", "pages", "html", "link", "links", "fetch", "scrape", "crawl", "browse", "navigate", "google", "bing", "brave",
		"duckduckgo", "tavily", "exa", "perplexity", "wikipedia", "arxiv", "paper", "papers", "stackoverflow", "reddit", "hackernews", "rss",
		"feed", "feeds", "news", "article", "articles", "youtube", "video", "transcript", "blog",
	},
	# search_emails, get_channel_messages, list_issues, get_product_reviews, read_document, query_table
	"others": {
		"email", "emails", "mail", "mails", "inbox", "gmail", "outlook", "message", "messages", "channel", "channels", "thread", "threads",
		"chat", "chats", "slack", "discord", "telegram", "whatsapp", "sms", "teams", "conversation", "conversations", "calendar", "event",
		"events", "meeting", "meetings", "invitation", "invitations", "notification", "notifications", "issue", "issues", "ticket",
		"tickets", "comment", "comments", "review", "reviews", "rating", "ratings", "feedback", "discussion", "discussions", "pull", "pr",
		"prs", "post", "posts", "tweet", "tweets", "timeline", "github", "gitlab", "jira", "linear", "document", "documents", "drive",
		"attachment", "attachments", "confluence", "notion", "wiki", "sharepoint", "form", "forms", "submission", "submissions", "lead",
		"leads", "product", "products", "listing", "listings", "transaction", "transactions", "table", "tables", "row", "rows",
		"database", "db", "sql", "record", "records", "customer", "customers", "order", "orders",
	},
	# read_file, list_directory, read_graph, git_log, get_current_time
	"own": {
		"file", "files", "directory", "directories", "folder", "folders", "tree", "path", "paths", "memory", "memories", "graph",
		"node", "nodes", "entity", "entities", "relation", "relations", "observations", "git", "branch", "branches", "workspace",
		"todo", "todos", "env", "environment", "config", "settings", "process", "processes", "sessions", "cpu", "disk", "clipboard",
		"time", "date", "clock", "timezone",
	},
}
