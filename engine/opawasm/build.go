// Package opawasm plans a compiled policy and encodes it as WASM.
//
// It does what v1/compile does for target wasm at level 0 with unused rules pruned, and gives the host the calls that it answers more
// exactly (exact.go). v1/compile also pretty-prints the whole plan to a discarded writer and parses and formats every source file, which
// is most of its time.
// OPA's planner and code generator are internal packages; Go lets a module below OPA's import path use them.
package opawasm

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/internal/compiler/wasm"
	"github.com/open-policy-agent/opa/internal/planner"
	"github.com/open-policy-agent/opa/internal/wasm/encoding"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
)

// Build encodes the rules that the entrypoints ("mcp/main/decision") reach. The compiler must have compiled without error. host has the
// builtins that the host offers.
func Build(compiler *ast.Compiler, capabilities *ast.Capabilities, host, entrypoints []string) ([]byte, error) {
	queries := make([]planner.QuerySet, 0, len(entrypoints))
	for _, entrypoint := range entrypoints {
		query, err := query(compiler, entrypoint)
		if err != nil {
			return nil, err
		}
		queries = append(queries, query)
	}

	modules := sorted(compiler.Modules)
	forgetLongTexts(modules)
	policy, err := planner.New().
		WithQueries(queries).
		WithModules(modules).
		WithBuiltinDecls(declarations(capabilities)).
		Plan()
	if err != nil {
		return nil, err
	}
	exact(policy, host)
	module, err := wasm.New().WithPolicy(policy).Compile()
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := encoding.WriteModule(&out, module); err != nil {
		return nil, err
	}
	if answersAll(host) {
		out.Write(mark())
	}
	return out.Bytes(), nil
}

func query(compiler *ast.Compiler, entrypoint string) (planner.QuerySet, error) {
	path, ok := storage.ParsePath("/" + strings.TrimPrefix(entrypoint, "/"))
	if !ok {
		return planner.QuerySet{}, fmt.Errorf("entrypoint `%s` is not a path: use package/rule", entrypoint)
	}
	ref := path.Ref(ast.DefaultRootDocument)
	if len(compiler.GetRules(ref)) == 0 {
		return planner.QuerySet{}, fmt.Errorf("entrypoint `%s` does not refer to a rule", entrypoint)
	}
	body := ast.NewBody(ast.Equality.Expr(ast.VarTerm("result"), ast.NewTerm(ref)))
	queryCompiler := compiler.QueryCompiler()
	compiled, err := queryCompiler.Compile(body)
	if err != nil {
		return planner.QuerySet{}, err
	}
	return planner.QuerySet{Name: entrypoint, Queries: []ast.Body{compiled}, RewrittenVars: queryCompiler.RewrittenVars()}, nil
}

// sorted makes the plan, and so the module, the same for the same sources.
func sorted(modules map[string]*ast.Module) []*ast.Module {
	names := make([]string, 0, len(modules))
	for name := range modules {
		names = append(names, name)
	}
	slices.Sort(names)
	out := make([]*ast.Module, 0, len(names))
	for _, name := range names {
		out = append(out, modules[name])
	}
	return out
}

func declarations(capabilities *ast.Capabilities) map[string]*ast.Builtin {
	out := make(map[string]*ast.Builtin, len(capabilities.Builtins))
	for _, builtin := range capabilities.Builtins {
		out[builtin.Name] = builtin
	}
	return out
}
