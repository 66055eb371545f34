package main

import (
	"slices"
	"strings"
)

type ruleFacts struct {
	// Name is relative to the package: `allow`, or `limits.read` for a rule with a reference as its head.
	Name    string `json:"name"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Default bool   `json:"default"`
}

type moduleFacts struct {
	Path    string      `json:"path"`
	Package string      `json:"package"`
	Line    int         `json:"line"`
	Rules   []ruleFacts `json:"rules"`
}

type parseResponse struct {
	Modules     []moduleFacts `json:"modules"`
	Diagnostics []diagnostic  `json:"diagnostics,omitempty"`
}

// parse tells what each module declares, without compiling it.
func parse(request *sources) (*parseResponse, error) {
	trees, problems := request.parse()
	if len(problems) > 0 {
		return &parseResponse{Modules: []moduleFacts{}, Diagnostics: problems}, nil
	}
	facts := make([]moduleFacts, 0, len(trees))
	for _, file := range request.Modules {
		tree := trees[file.Path]
		one := moduleFacts{
			Path:    file.Path,
			Package: strings.TrimPrefix(tree.Package.Path.String(), "data."),
			Line:    tree.Package.Location.Row,
			Rules:   []ruleFacts{},
		}
		for _, rule := range tree.Rules {
			one.Rules = append(one.Rules, ruleFacts{
				Name:    rule.Head.Ref().GroundPrefix().String(),
				Line:    rule.Location.Row,
				Column:  column(rule.Location, []module{file}),
				Default: rule.Default,
			})
		}
		slices.SortStableFunc(one.Rules, func(a, b ruleFacts) int { return a.Line - b.Line })
		facts = append(facts, one)
	}
	return &parseResponse{Modules: facts}, nil
}
