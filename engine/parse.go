package main

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	astjson "github.com/open-policy-agent/opa/v1/ast/json"
)

type parseRequest struct {
	sources
	// AST adds each module's syntax tree, as `opa parse --format json` prints it, with locations.
	AST bool `json:"ast"`
}

type ruleFacts struct {
	// Name is relative to the package: `allow`, or `limits.read` for a rule with a reference as its head.
	Name    string `json:"name"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Default bool   `json:"default"`
}

type moduleFacts struct {
	Path    string          `json:"path"`
	Package string          `json:"package"`
	Line    int             `json:"line"`
	Rules   []ruleFacts     `json:"rules"`
	AST     json.RawMessage `json:"ast,omitempty"`
}

type parseResponse struct {
	Modules     []moduleFacts `json:"modules"`
	Diagnostics []diagnostic  `json:"diagnostics,omitempty"`
}

// parse tells what each module declares, without compiling it.
func parse(request *parseRequest) (*parseResponse, error) {
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
		if request.AST {
			text, err := marshalLocated(tree)
			if err != nil {
				return nil, err
			}
			one.AST = text
		}
		facts = append(facts, one)
	}
	return &parseResponse{Modules: facts}, nil
}

// marshalLocated sets OPA's options, which are global, for this one call.
func marshalLocated(tree *ast.Module) ([]byte, error) {
	before := astjson.GetOptions()
	defer astjson.SetOptions(before)
	everything := astjson.NodeToggle{
		Term: true, Package: true, Comment: true, Import: true, Rule: true, Head: true, Expr: true, SomeDecl: true,
		Every: true, With: true, Annotations: true, AnnotationsRef: true, Not: true, And: true, Or: true,
	}
	astjson.SetOptions(astjson.Options{MarshalOptions: astjson.MarshalOptions{IncludeLocation: everything}})
	return json.Marshal(tree)
}
