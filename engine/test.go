package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/tester"
)

type testRequest struct {
	sources
	// Run is a regular expression over `data.package.test_name`.
	Run      string `json:"run"`
	Coverage bool   `json:"coverage"`
	// TimeoutMs stops one test case; the default is OPA's.
	TimeoutMs int `json:"timeoutMs"`
	// VarValues adds the values of variables to the expression that failed.
	VarValues bool `json:"varValues"`
	// Exclude names tests, `data.package.test_name`, that are not run: they have stopped the engine before.
	Exclude []string `json:"exclude"`
	// Bench measures each test, as `opa test --bench` does.
	Bench bool `json:"bench"`
	// Progress names each test on standard error when it starts (progress.go).
	Progress bool `json:"progress"`
}

type testCase struct {
	Package    string          `json:"package"`
	Name       string          `json:"name"`
	Outcome    string          `json:"outcome"`
	Duration   int64           `json:"duration_ns"`
	File       string          `json:"file"`
	Line       int             `json:"line"`
	Error      string          `json:"error,omitempty"`
	Output     string          `json:"output,omitempty"`
	FailedAt   *failedAt       `json:"failed_at,omitempty"`
	SubResults []subResult     `json:"sub_results,omitempty"`
	Benchmark  *benchmarkFacts `json:"benchmark,omitempty"`
}

// subResult is a case of a test `test_x[case]`.
type subResult struct {
	Name       string      `json:"name"`
	Fail       bool        `json:"fail"`
	FailedAt   *failedAt   `json:"failed_at,omitempty"`
	SubResults []subResult `json:"sub_results,omitempty"`
}

type benchmarkFacts struct {
	N      int   `json:"n"`
	NsOp   int64 `json:"ns_per_op"`
	Allocs int64 `json:"allocs_per_op"`
	Bytes  int64 `json:"bytes_per_op"`
}

type testResponse struct {
	Cases       []testCase    `json:"cases"`
	Diagnostics []diagnostic  `json:"diagnostics"`
	Coverage    *cover.Report `json:"coverage,omitempty"`
}

const (
	defaultTestTimeout  = 5 * time.Second
	defaultBenchTimeout = 30 * time.Second
)

func test(request *testRequest) (*testResponse, error) {
	response := &testResponse{Cases: []testCase{}, Diagnostics: []diagnostic{}}
	modules, problems := request.parse()
	if len(problems) > 0 {
		response.Diagnostics = problems
		return response, nil
	}
	modules = without(modules, request.Exclude)
	store, err := request.store()
	if err != nil {
		return nil, err
	}
	compiler := ast.NewCompiler().
		WithCapabilities(hostCapabilities(request.Builtins)).
		WithDefaultRegoVersion(request.version()).
		WithUseTypeCheckAnnotations(true).
		WithEnablePrintStatements(!request.Bench).
		WithRewriteTestRules(request.VarValues).
		WithPathConflictsCheck(request.hasData).
		SetErrorLimit(errorLimit)
	tracer := newTestTracer(request)
	runner := tester.NewRunner().
		SetCompiler(compiler).
		SetStore(store).
		SetModules(modules).
		SetTimeout(request.timeout()).
		SetParallel(1).
		SetCoverageQueryTracer(tracer).
		CapturePrintOutput(!request.Bench).
		Filter(request.Run)
	err = storage.Txn(background, store, storage.TransactionParams{}, func(txn storage.Transaction) error {
		results, err := request.start(runner, txn)
		if err != nil {
			return err
		}
		for result := range results {
			response.Cases = append(response.Cases, testCaseOf(result, tracer))
		}
		if request.Progress {
			reportProgress("")
		}
		return nil
	})
	if err != nil {
		response.Diagnostics = diagnose(err, request.Modules)
		return response, nil
	}
	// The runner reports in any order.
	slices.SortFunc(response.Cases, func(a, b testCase) int {
		return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, strings.Compare(a.Name, b.Name))
	})
	if tracer.coverage != nil {
		report := tracer.coverage.Report(modules)
		response.Coverage = &report
	}
	return response, nil
}

func (r *testRequest) timeout() time.Duration {
	if r.TimeoutMs > 0 {
		return time.Duration(r.TimeoutMs) * time.Millisecond
	}
	if r.Bench {
		return defaultBenchTimeout
	}
	return defaultTestTimeout
}

func (r *testRequest) start(runner *tester.Runner, txn storage.Transaction) (chan *tester.Result, error) {
	if !r.Bench {
		return runner.RunTests(background, txn)
	}
	// The flags of package testing have no values before.
	testing.Init()
	return runner.RunBenchmarks(background, txn, tester.BenchmarkOptions{ReportAllocations: true})
}

// without leaves rules out. Modules are shared between requests: those that change are copied.
func without(modules map[string]*ast.Module, names []string) map[string]*ast.Module {
	if len(names) == 0 {
		return modules
	}
	out := make(map[string]*ast.Module, len(modules))
	for path, tree := range modules {
		out[path] = tree
		named := func(rule *ast.Rule) bool { return isTest(tree, rule, names) }
		if slices.ContainsFunc(tree.Rules, named) {
			tree = tree.Copy()
			tree.Rules = slices.DeleteFunc(tree.Rules, named)
			out[path] = tree
		}
	}
	return out
}

// isTest: the rule is one of these tests (`data.package.test_name`), or holds cases of it (`test_name.group[case]`).
func isTest(tree *ast.Module, rule *ast.Rule, names []string) bool {
	path := tree.Package.Path.Extend(rule.Head.Ref().GroundPrefix()).String()
	return slices.ContainsFunc(names, func(name string) bool {
		return path == name || strings.HasPrefix(path, name+".") || strings.HasPrefix(path, name+"[")
	})
}

func testCaseOf(result *tester.Result, tracer *testTracer) testCase {
	fullName := result.Package + "." + result.Name
	one := testCase{
		Package:    strings.TrimPrefix(result.Package, "data."),
		Name:       result.Name,
		Outcome:    "pass",
		Duration:   result.Duration.Nanoseconds(),
		Output:     string(result.Output),
		SubResults: subResultsOf(result.SubResults, nil, tracer.failures[fullName]),
	}
	if result.Location != nil {
		one.File, one.Line = result.Location.File, result.Location.Row
	}
	switch {
	case result.Error != nil:
		one.Outcome, one.Error = "error", result.Error.Error()
	case result.Skip:
		one.Outcome = "skip"
	case result.Fail:
		one.Outcome = "fail"
		one.FailedAt = tracer.failures[fullName][""]
	}
	if measured := result.BenchmarkResult; measured != nil && measured.N > 0 && one.Outcome == "pass" {
		one.Benchmark = &benchmarkFacts{N: measured.N, NsOp: measured.NsPerOp(), Allocs: measured.AllocsPerOp(), Bytes: measured.AllocedBytesPerOp()}
	}
	return one
}

func subResultsOf(results tester.SubResultMap, above []string, failures map[string]*failedAt) []subResult {
	var out []subResult
	for name, result := range results {
		path := append(slices.Clone(above), name)
		one := subResult{Name: name, Fail: result.Fail, SubResults: subResultsOf(result.SubResults, path, failures)}
		if result.Fail && len(one.SubResults) == 0 {
			one.FailedAt = failures[fmt.Sprint(path)]
		}
		out = append(out, one)
	}
	slices.SortFunc(out, func(a, b subResult) int { return strings.Compare(a.Name, b.Name) })
	return out
}
