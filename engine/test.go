package main

import (
	"cmp"
	"slices"
	"strings"
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
}

type testCase struct {
	Package  string `json:"package"`
	Name     string `json:"name"`
	Outcome  string `json:"outcome"`
	Duration int64  `json:"duration_ns"`
	File     string `json:"file"`
	Line     int    `json:"line"`
	Error    string `json:"error,omitempty"`
	Output   string `json:"output,omitempty"`
}

type testResponse struct {
	Cases       []testCase    `json:"cases"`
	Diagnostics []diagnostic  `json:"diagnostics"`
	Coverage    *cover.Report `json:"coverage,omitempty"`
}

const defaultTestTimeout = 5 * time.Second

func test(request *testRequest) (*testResponse, error) {
	response := &testResponse{Cases: []testCase{}, Diagnostics: []diagnostic{}}
	modules, problems := request.parse()
	if len(problems) > 0 {
		response.Diagnostics = problems
		return response, nil
	}
	store, err := request.store()
	if err != nil {
		return nil, err
	}
	compiler := ast.NewCompiler().
		WithCapabilities(hostCapabilities(request.Builtins)).
		WithDefaultRegoVersion(request.version()).
		WithUseTypeCheckAnnotations(true).
		WithEnablePrintStatements(true).
		WithPathConflictsCheck(request.hasData).
		SetErrorLimit(errorLimit)
	tracer := &yieldingTracer{}
	if request.Coverage {
		tracer.coverage = cover.New()
	}
	timeout := defaultTestTimeout
	if request.TimeoutMs > 0 {
		timeout = time.Duration(request.TimeoutMs) * time.Millisecond
	}
	err = storage.Txn(background, store, storage.TransactionParams{}, func(txn storage.Transaction) error {
		results, err := tester.NewRunner().
			SetCompiler(compiler).
			SetStore(store).
			SetModules(modules).
			SetTimeout(timeout).
			SetParallel(1).
			SetCoverageQueryTracer(tracer).
			CapturePrintOutput(true).
			Filter(request.Run).
			RunTests(background, txn)
		if err != nil {
			return err
		}
		for result := range results {
			response.Cases = append(response.Cases, testCaseOf(result))
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

func testCaseOf(result *tester.Result) testCase {
	one := testCase{
		Package:  strings.TrimPrefix(result.Package, "data."),
		Name:     result.Name,
		Outcome:  "pass",
		Duration: result.Duration.Nanoseconds(),
		Output:   string(result.Output),
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
	}
	return one
}
