package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/topdown"
)

type evalRequest struct {
	sources
	Query string `json:"query"`
	// Input may be null; absent, `input` is undefined.
	Input json.RawMessage `json:"input"`
	// Time, RFC 3339, stands in for the present.
	Time string `json:"time"`
	// StrictBuiltinErrors stops at an error of a builtin instead of leaving the call undefined.
	StrictBuiltinErrors bool `json:"strictBuiltinErrors"`
	// Package and Imports are what the query is read in: `data.p`, `data.q as r`.
	Package string   `json:"package"`
	Imports []string `json:"imports"`
	// Partial evaluates as far as is possible without the unknowns.
	Partial  bool     `json:"partial"`
	Unknowns []string `json:"unknowns"`
	observation
}

type evalResponse struct {
	Result      rego.ResultSet `json:"result"`
	Partial     *partialResult `json:"partial,omitempty"`
	Output      string         `json:"output,omitempty"`
	Explanation string         `json:"explanation,omitempty"`
	Profile     []exprStats    `json:"profile,omitempty"`
	Coverage    *cover.Report  `json:"coverage,omitempty"`
	Diagnostics []diagnostic   `json:"diagnostics,omitempty"`
}

// eval is `opa eval` in topdown, with the builtins that a policy here may call.
func eval(request *evalRequest) (*evalResponse, error) {
	compiler, problems := request.compile(func(c *ast.Compiler) *ast.Compiler { return c.WithEnablePrintStatements(true) })
	if len(problems) > 0 {
		return &evalResponse{Diagnostics: problems}, nil
	}
	store, err := request.store()
	if err != nil {
		return nil, err
	}
	var printed bytes.Buffer
	observer := request.observe()
	query, err := request.prepare(compiler, store, &printed, observer)
	if err != nil {
		return nil, err
	}
	response := &evalResponse{Result: rego.ResultSet{}}
	if request.Partial {
		response.Partial, err = partial(query)
	} else {
		var result rego.ResultSet
		if result, err = query.Eval(background); result != nil {
			response.Result = result
		}
	}
	if err != nil {
		response = &evalResponse{Diagnostics: diagnose(unwrapped(err), request.Modules)}
	}
	response.Output = printed.String()
	observer.report(response, compiler.Modules)
	return response, nil
}

func (r *evalRequest) prepare(compiler *ast.Compiler, store storage.Store, printed *bytes.Buffer, observer *observer) (*rego.Rego, error) {
	options := append(observer.tracers(),
		rego.Query(r.Query),
		rego.Compiler(compiler),
		rego.Store(store),
		rego.StrictBuiltinErrors(r.StrictBuiltinErrors),
		rego.EnablePrintStatements(true),
		rego.PrintHook(topdown.NewPrintHook(printed)),
		rego.Imports(r.Imports),
	)
	if r.Package != "" {
		options = append(options, rego.Package(strings.TrimPrefix(r.Package, "data.")))
	}
	if r.Partial && len(r.Unknowns) > 0 {
		options = append(options, rego.Unknowns(r.Unknowns))
	}
	if r.Input != nil {
		var input any
		if err := unmarshal(r.Input, &input); err != nil {
			return nil, err
		}
		options = append(options, rego.Input(input))
	}
	if r.Time != "" {
		moment, err := time.Parse(time.RFC3339Nano, r.Time)
		if err != nil {
			return nil, err
		}
		options = append(options, rego.Time(moment))
	}
	return rego.New(options...), nil
}

// unwrapped: an error list of one is that error.
func unwrapped(err error) error {
	if list := (rego.Errors)(nil); errors.As(err, &list) && len(list) == 1 {
		return list[0]
	}
	return err
}
