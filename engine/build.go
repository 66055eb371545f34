package main

import (
	"errors"

	"github.com/open-policy-agent/opa/opawasm"
	"github.com/open-policy-agent/opa/v1/ast"
)

type buildRequest struct {
	sources
	Entrypoints []string `json:"entrypoints"`
	// Strip answers with the modules that define an entrypoint, as they stand in a bundle beside the WASM module.
	Strip bool `json:"strip"`
}

type buildResponse struct {
	// Wasm never holds data; the host sets it.
	Wasm        []byte       `json:"wasm,omitempty"`
	Entrypoints []string     `json:"entrypoints,omitempty"`
	Modules     []module     `json:"modules,omitempty"`
	Diagnostics []diagnostic `json:"diagnostics,omitempty"`
}

func build(request *buildRequest) (*buildResponse, error) {
	if len(request.Entrypoints) == 0 {
		return nil, errors.New("a build needs at least one entrypoint")
	}
	// Calls of print are erased: in production nobody reads them.
	compiler, problems := request.compile(func(c *ast.Compiler) *ast.Compiler { return c.WithEnablePrintStatements(false) })
	if len(problems) > 0 {
		return &buildResponse{Diagnostics: problems}, nil
	}
	wasm, err := opawasm.Build(compiler, compiler.Capabilities(), request.Builtins, request.Entrypoints)
	if err != nil {
		return &buildResponse{Diagnostics: diagnose(err, request.Modules)}, nil
	}
	response := &buildResponse{Wasm: wasm, Entrypoints: request.Entrypoints}
	if request.Strip {
		if response.Modules, err = request.stripped(); err != nil {
			return nil, err
		}
	}
	return response, nil
}
