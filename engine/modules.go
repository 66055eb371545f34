package main

import (
	"context"
	"crypto/sha256"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/storage/inmem"
	"github.com/open-policy-agent/opa/v1/util"
)

// module is one Rego file. There is no file system: a path is only a name.
type module struct {
	Path string `json:"path"`
	Text string `json:"text"`
}

// sources is what most requests carry.
type sources struct {
	Modules []module       `json:"modules"`
	Data    map[string]any `json:"data"`
	// Builtins are names that the host implements beside those that OPA's WASM has itself; anything else is a compile error.
	Builtins []string `json:"builtins"`
	// RegoVersion of every module: 1, unless a bundle's manifest says 0.
	RegoVersion *int `json:"regoVersion"`
}

func (s *sources) version() ast.RegoVersion {
	if s.RegoVersion == nil {
		return ast.RegoV1
	}
	return ast.RegoVersionFromInt(*s.RegoVersion)
}

// parsedLimit bounds the text whose syntax trees are kept between requests; beyond it the table starts again.
const parsedLimit = 16 << 20

type parsedKey struct {
	path    string
	sum     [sha256.Size]byte
	version ast.RegoVersion
}

var (
	parsed     = map[parsedKey]*ast.Module{}
	parsedSize int
)

// parse reads every file and reports all errors of all files. Files that have not changed since an earlier request
// are not parsed again (the shipped library above all); the compiler copies what it is given, so sharing them is safe.
func (s *sources) parse() (map[string]*ast.Module, []diagnostic) {
	modules := s.Modules
	out := make(map[string]*ast.Module, len(modules))
	var problems []diagnostic
	for _, file := range modules {
		if _, twice := out[file.Path]; twice {
			problems = append(problems, diagnostic{Severity: "error", Code: "duplicate_module", Message: "the module `" + file.Path + "` was given twice"})
			continue
		}
		tree, err := parseModule(file, s.version())
		if err != nil {
			problems = append(problems, diagnose(err, modules)...)
			continue
		}
		out[file.Path] = tree
	}
	return out, problems
}

func parseModule(file module, version ast.RegoVersion) (*ast.Module, error) {
	key := parsedKey{file.Path, sha256.Sum256([]byte(file.Text)), version}
	if tree, known := parsed[key]; known {
		return tree, nil
	}
	if err := checkNesting(file.Path, file.Text); err != nil {
		return nil, err
	}
	// The full capabilities: what a host cannot run is found by the compiler, which knows the place.
	tree, err := ast.ParseModuleWithOpts(file.Path, file.Text, ast.ParserOptions{ProcessAnnotation: true, RegoVersion: version})
	if err != nil {
		return nil, err
	}
	if parsedSize += len(file.Text); parsedSize > parsedLimit {
		clear(parsed)
		parsedSize = len(file.Text)
	}
	parsed[key] = tree
	return tree, nil
}

func (s *sources) store() (storage.Store, error) {
	data := s.Data
	if data == nil {
		data = map[string]any{}
	}
	return inmem.NewFromObjectWithOpts(data, inmem.OptRoundTripOnWrite(false)), nil
}

// compile parses and checks. Conflicts between rules and data are errors, as they are in `opa eval`.
func (s *sources) compile(prepare func(*ast.Compiler) *ast.Compiler) (*ast.Compiler, []diagnostic) {
	modules, problems := s.parse()
	if len(problems) > 0 {
		return nil, problems
	}
	compiler := prepare(ast.NewCompiler().
		WithCapabilities(hostCapabilities(s.Builtins)).
		WithDefaultRegoVersion(s.version()).
		WithUseTypeCheckAnnotations(true).
		SetErrorLimit(errorLimit))
	if len(s.Data) > 0 {
		compiler = compiler.WithPathConflictsCheck(s.hasData)
	}
	if compiler.Compile(modules); compiler.Failed() {
		return nil, diagnose(compiler.Errors, s.Modules)
	}
	return compiler, nil
}

// errorLimit bounds a report; beyond it the first errors are what a person reads.
const errorLimit = 100

func (s *sources) hasData(path []string) (bool, error) {
	var node any = s.Data
	for _, key := range path {
		object, ok := node.(map[string]any)
		if !ok {
			return true, nil
		}
		if node, ok = object[key]; !ok {
			return false, nil
		}
	}
	return len(path) > 0, nil
}

// unmarshal keeps numbers as their literal text, as OPA's own loader does.
func unmarshal(text []byte, into any) error {
	return util.UnmarshalJSON(text, into)
}

var background = context.Background()
