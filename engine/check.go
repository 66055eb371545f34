package main

import (
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

type checkRequest struct {
	sources
	Strict bool `json:"strict"`
	// MaxErrors bounds the report; the default is errorLimit, a negative number is no bound.
	MaxErrors int `json:"maxErrors"`
	// Schemas by the name that `schemas:` annotations use, slash or dot form; "input" types the input document everywhere.
	Schemas map[string]any `json:"schemas"`
}

type checkResponse struct {
	Diagnostics []diagnostic `json:"diagnostics"`
}

func check(request *checkRequest) (*checkResponse, error) {
	_, problems := request.compile(func(c *ast.Compiler) *ast.Compiler {
		if request.MaxErrors != 0 {
			c = c.SetErrorLimit(request.MaxErrors)
		}
		return c.WithEnablePrintStatements(true).WithStrict(request.Strict).WithSchemas(schemaSet(request.Schemas))
	})
	return &checkResponse{Diagnostics: append([]diagnostic{}, problems...)}, nil
}

// schemaSet is nil for no schemas: with a set the compiler would insist on every schema that an annotation names.
func schemaSet(schemas map[string]any) *ast.SchemaSet {
	if len(schemas) == 0 {
		return nil
	}
	set := ast.NewSchemaSet()
	for name, schema := range schemas {
		ref := ast.Ref{ast.SchemaRootDocument}
		for _, part := range strings.FieldsFunc(name, func(r rune) bool { return r == '/' || r == '.' }) {
			ref = ref.Append(ast.StringTerm(part))
		}
		set.Put(ref, schema)
		if name == "input" {
			set.Put(ast.SchemaRootRef, schema)
		}
	}
	return set
}
