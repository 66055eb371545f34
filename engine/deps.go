package main

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/dependencies"
)

type depsRequest struct {
	sources
	Query string `json:"query"`
}

type depsResponse struct {
	// Base are the references into input and data, virtual those to rules.
	Base        []string     `json:"base"`
	Virtual     []string     `json:"virtual"`
	Diagnostics []diagnostic `json:"diagnostics,omitempty"`
}

func deps(request *depsRequest) (*depsResponse, error) {
	response := &depsResponse{Base: []string{}, Virtual: []string{}}
	compiler, problems := request.compile(func(c *ast.Compiler) *ast.Compiler { return c.WithEnablePrintStatements(false) })
	if len(problems) > 0 {
		response.Diagnostics = problems
		return response, nil
	}
	query, err := ast.ParseBody(request.Query)
	if err != nil {
		response.Diagnostics = diagnose(err, nil)
		return response, nil
	}
	base, err := dependencies.Base(compiler, query)
	if err != nil {
		return nil, err
	}
	virtual, err := dependencies.Virtual(compiler, query)
	if err != nil {
		return nil, err
	}
	response.Base, response.Virtual = texts(base), texts(virtual)
	return response, nil
}

func texts(refs []ast.Ref) []string {
	out := make([]string, 0, len(refs))
	for _, ref := range refs {
		out = append(out, ref.String())
	}
	slices.Sort(out)
	return slices.Compact(out)
}
