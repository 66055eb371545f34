package main

import (
	"bytes"
	"encoding/json"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
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
}

type evalResponse struct {
	Result      rego.ResultSet `json:"result"`
	Output      string         `json:"output,omitempty"`
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
	options := []func(*rego.Rego){
		rego.Query(request.Query),
		rego.Compiler(compiler),
		rego.Store(store),
		rego.StrictBuiltinErrors(request.StrictBuiltinErrors),
		rego.EnablePrintStatements(true),
		rego.PrintHook(topdown.NewPrintHook(&printed)),
	}
	if request.Input != nil {
		var input any
		if err := unmarshal(request.Input, &input); err != nil {
			return nil, err
		}
		options = append(options, rego.Input(input))
	}
	if request.Time != "" {
		moment, err := time.Parse(time.RFC3339Nano, request.Time)
		if err != nil {
			return nil, err
		}
		options = append(options, rego.Time(moment))
	}
	result, err := rego.New(options...).Eval(background)
	if err != nil {
		return &evalResponse{Output: printed.String(), Diagnostics: diagnose(err, request.Modules)}, nil
	}
	if result == nil {
		result = rego.ResultSet{}
	}
	return &evalResponse{Result: result, Output: printed.String()}, nil
}
