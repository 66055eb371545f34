package main

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// span counts from 1; column and length are in UTF-16 units, as editors and our own caret count.
type span struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Length int    `json:"length"`
}

type diagnostic struct {
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Message  string `json:"message"`
	Span     *span  `json:"span,omitempty"`
	Hint     string `json:"hint,omitempty"`
}

// diagnose turns whatever OPA returned into diagnostics, in the order of the places.
func diagnose(err error, modules []module) []diagnostic {
	if list := (ast.Errors)(nil); errors.As(err, &list) {
		list = slices.Clone(list)
		list.Sort()
		out := make([]diagnostic, 0, len(list))
		for _, one := range list {
			out = append(out, diagnoseOne(one, modules))
		}
		return slices.CompactFunc(out, func(a, b diagnostic) bool {
			return a.Message == b.Message && a.Span != nil && b.Span != nil && *a.Span == *b.Span
		})
	}
	if one := (*ast.Error)(nil); errors.As(err, &one) {
		return []diagnostic{diagnoseOne(one, modules)}
	}
	if one := (*topdown.Error)(nil); errors.As(err, &one) {
		return []diagnostic{{Severity: "error", Code: one.Code, Message: one.Message, Span: place(one.Location, modules)}}
	}
	return []diagnostic{diagnoseText(err.Error(), modules)}
}

// diagnoseText finds the place in an error of the planner, which is a text that begins with `file:line: `.
func diagnoseText(text string, modules []module) diagnostic {
	if found := placed.FindStringSubmatch(text); found != nil {
		line, _ := strconv.Atoi(found[2])
		if slices.ContainsFunc(modules, func(file module) bool { return file.Path == found[1] }) {
			return diagnostic{Severity: "error", Code: "rego_plan_error", Message: found[3], Span: &span{File: found[1], Line: line, Column: 1, Length: 1}}
		}
	}
	return diagnostic{Severity: "error", Code: "rego_error", Message: text}
}

var placed = regexp.MustCompile(`^(.+?):(\d+): (.*)$`)

func diagnoseOne(err *ast.Error, modules []module) diagnostic {
	message, hint := err.Message, ""
	if found := hinted.FindStringSubmatch(message); found != nil {
		message, hint = found[1], found[2]
	}
	// A parse error's details are the line and a caret, which we draw ourselves.
	if _, drawn := err.Details.(*ast.ParserErrorDetail); err.Details != nil && !drawn {
		hint = strings.Join(trimmed(err.Details.Lines()), "; ")
	}
	if missing := undefinedFunction.FindStringSubmatch(err.Message); missing != nil && allCapabilities().ContainsBuiltin(missing[1]) {
		hint = fmt.Sprintf("`%s` is a builtin of OPA that this host does not offer to policies", missing[1])
	}
	return diagnostic{Severity: "error", Code: err.Code, Message: message, Span: cmp.Or(lastOf(message, modules), place(err.Location, modules)), Hint: hint}
}

// lastOf: of rules that contradict each other the compiler names all places in the message and the first package as the place.
func lastOf(message string, modules []module) *span {
	_, places, found := strings.Cut(message, " found at ")
	if !found {
		return nil
	}
	all := strings.Split(places, ", ")
	last := all[len(all)-1]
	cut := strings.LastIndexByte(last, ':')
	if cut < 0 {
		return nil
	}
	line, err := strconv.Atoi(last[cut+1:])
	if err != nil {
		return nil
	}
	text := lineOf(last[:cut], line, modules)
	return &span{File: last[:cut], Line: line, Column: 1, Length: max(1, units(strings.TrimRight(text, " \t\r")))}
}

// hinted is how OPA's parser appends its advice.
var hinted = regexp.MustCompile(`(?s)^(.*) \(hints?: (.*)\)$`)

var undefinedFunction = regexp.MustCompile(`undefined function (\S+)`)

func trimmed(lines []string) []string {
	var out []string
	for _, line := range lines {
		if line = strings.TrimSpace(line); strings.Trim(line, "^") != "" {
			out = append(out, line)
		}
	}
	return out
}

func place(location *ast.Location, modules []module) *span {
	if location == nil || location.File == "" || location.Row < 1 {
		return nil
	}
	first, _, _ := strings.Cut(string(location.Text), "\n")
	first = strings.TrimRight(first, "\r")
	return &span{
		File:   location.File,
		Line:   location.Row,
		Column: column(location, modules),
		Length: max(1, units(first)),
	}
}

// column: OPA counts code points from 1.
func column(location *ast.Location, modules []module) int {
	runes := []rune(lineOf(location.File, location.Row, modules))
	if len(runes) == 0 {
		return max(1, location.Col)
	}
	return units(string(runes[:min(len(runes), max(0, location.Col-1))])) + 1
}

func lineOf(path string, line int, modules []module) string {
	for _, file := range modules {
		if lines := strings.SplitN(file.Text, "\n", line+1); file.Path == path && len(lines) >= line {
			return lines[line-1]
		}
	}
	return ""
}

func units(text string) int {
	return len(utf16.Encode([]rune(text)))
}
