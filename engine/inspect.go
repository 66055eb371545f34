package main

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/bundle"
)

type inspectRequest struct {
	bundleFiles
	Annotations bool `json:"annotations"`
}

type wasmFacts struct {
	Path        string   `json:"path"`
	Entrypoints []string `json:"entrypoints"`
}

// inspectResponse says what `opa inspect --format json` does.
type inspectResponse struct {
	Manifest    *bundle.Manifest         `json:"manifest,omitempty"`
	Signatures  *bundle.SignaturesConfig `json:"signatures_config,omitempty"`
	Wasm        []wasmFacts              `json:"wasm_modules"`
	Namespaces  map[string][]string      `json:"namespaces"`
	Annotations []*ast.AnnotationsRef    `json:"annotations,omitempty"`
	// Required names the builtins that the modules call, operators included.
	Required    []string     `json:"required_builtins"`
	Diagnostics []diagnostic `json:"diagnostics"`
}

// inspect describes a bundle without judging its signature.
func inspect(request *inspectRequest) (*inspectResponse, error) {
	response := &inspectResponse{Wasm: []wasmFacts{}, Namespaces: map[string][]string{}, Required: []string{}, Diagnostics: []diagnostic{}}
	reader, err := request.reader()
	var read bundle.Bundle
	if err == nil {
		read, err = reader.WithSkipBundleVerification(true).Read()
	}
	if err != nil {
		response.Diagnostics = diagnose(err, nil)
		return response, nil
	}
	response.Manifest = &read.Manifest
	response.describeFiles(request, &read)
	response.describeModules(request, &read)
	return response, nil
}

func (r *inspectResponse) describeFiles(request *inspectRequest, read *bundle.Bundle) {
	for _, path := range request.paths() {
		if bundle.IsSignaturesFile(path) {
			var signatures bundle.SignaturesConfig
			if err := json.Unmarshal(request.Files[path], &signatures); err == nil {
				r.Signatures = &signatures
			}
		}
		folder, name := "", path
		if cut := strings.LastIndexByte(path, '/'); cut >= 0 {
			folder, name = path[:cut], path[cut+1:]
		}
		if name == "data.json" || name == "data.yaml" || name == "data.yml" {
			r.add(dotted(folder), path)
		}
	}
	for _, module := range read.WasmModules {
		one := wasmFacts{Path: strings.TrimPrefix(module.Path, "/"), Entrypoints: []string{}}
		for _, entrypoint := range module.Entrypoints {
			one.Entrypoints = append(one.Entrypoints, entrypoint.String())
		}
		r.Wasm = append(r.Wasm, one)
	}
	for _, resolver := range read.Manifest.WasmResolvers {
		r.add(dotted(resolver.Entrypoint), strings.TrimPrefix(resolver.Module, "/"))
	}
}

func (r *inspectResponse) describeModules(request *inspectRequest, read *bundle.Bundle) {
	modules := map[string]*ast.Module{}
	list := make([]*ast.Module, 0, len(read.Modules))
	for _, file := range read.Modules {
		path := strings.TrimPrefix(file.Path, "/")
		modules[path] = file.Parsed
		list = append(list, file.Parsed)
		r.add(file.Parsed.Package.Path.String(), path)
	}
	if request.Annotations {
		set, errs := ast.BuildAnnotationSet(list)
		if len(errs) > 0 {
			r.Diagnostics = append(r.Diagnostics, diagnose(errs, nil)...)
			return
		}
		r.Annotations = set.Flatten()
	}
	compiler := ast.NewCompiler().WithAllowUndefinedFunctionCalls(true)
	if compiler.Compile(modules); compiler.Failed() {
		r.Diagnostics = append(r.Diagnostics, diagnose(compiler.Errors, nil)...)
		return
	}
	r.Required = calledBuiltins(compiler.Modules)
}

// calledBuiltins walks the compiled rules: the compiler's own list leaves out what only the body of an `every` calls.
func calledBuiltins(modules map[string]*ast.Module) []string {
	called := map[string]bool{}
	note := func(operator ast.Value) {
		if name := operator.String(); allCapabilities().ContainsBuiltin(name) {
			called[name] = true
		}
	}
	for _, module := range modules {
		ast.WalkExprs(module, func(expr *ast.Expr) bool {
			if expr.IsCall() {
				note(expr.Operator())
			}
			return false
		})
		ast.WalkTerms(module, func(term *ast.Term) bool {
			if call, ok := term.Value.(ast.Call); ok {
				note(call[0].Value)
			}
			return false
		})
	}
	return slices.Sorted(maps.Keys(called))
}

func (r *inspectResponse) add(namespace, path string) {
	r.Namespaces[namespace] = append(r.Namespaces[namespace], path)
}

func dotted(path string) string {
	return strings.Join(append([]string{"data"}, strings.FieldsFunc(path, func(c rune) bool { return c == '/' })...), ".")
}
