package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"runtime"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// failedAt is the expression that was evaluated last where a test failed.
type failedAt struct {
	File string `json:"file"`
	Line int    `json:"line"`
	Text string `json:"text"`
	// Values is a drawing: the expression, and below each variable what it held.
	Values string `json:"values,omitempty"`
}

// testTracer watches tests run, one after the other.
//
// It lets a test's timeout fire: Go on WASM has one thread and does not pre-empt (golang/go#71134), so a rule that loops would
// never let the timer's goroutine run; evaluation events are where we can give way. A builtin that does not return has no events:
// then the host ends us, and knows from the progress which test it was.
type testTracer struct {
	coverage *cover.Cover
	values   bool
	progress bool
	events   int
	// failures by test, then by the path of a case ("" for the test itself): the last one.
	failures map[string]map[string]*failedAt
	current  map[string]*failedAt
	key      string
}

// yieldEvery is a compromise: a switch costs about a microsecond, an event less.
const yieldEvery = 256

func newTestTracer(request *testRequest) *testTracer {
	tracer := &testTracer{values: request.VarValues, progress: request.Progress, failures: map[string]map[string]*failedAt{}}
	if request.Coverage {
		tracer.coverage = cover.New()
	}
	return tracer
}

func (*testTracer) Enabled() bool { return true }

func (t *testTracer) Config() topdown.TraceConfig {
	return topdown.TraceConfig{PlugLocalVars: t.values}
}

func (t *testTracer) TraceEvent(event topdown.Event) {
	if t.coverage != nil {
		t.coverage.TraceEvent(event)
	}
	switch event.Op {
	case topdown.EnterOp:
		if event.QueryID == 0 {
			t.begin(event.Node)
		}
	case topdown.TestCaseOp:
		if expr, ok := event.Node.(*ast.Expr); ok {
			t.key = caseKey(expr)
		}
	case topdown.FailOp:
		t.fail(&event)
	}
	if t.events++; t.events%yieldEvery == 0 {
		runtime.Gosched()
	}
}

// begin: the query of a test is the reference to its rule.
func (t *testTracer) begin(node ast.Node) {
	name := ""
	ast.WalkRefs(node, func(ref ast.Ref) bool {
		if name == "" && ref.HasPrefix(ast.DefaultRootRef) {
			name = ref.String()
		}
		return false
	})
	t.current, t.key = map[string]*failedAt{}, ""
	t.failures[name] = t.current
	if t.progress {
		reportProgress(name)
	}
}

func (t *testTracer) fail(event *topdown.Event) {
	if event.QueryID == 0 || event.Location == nil || event.Location.File == "" || t.current == nil {
		return
	}
	expr, ok := event.Node.(*ast.Expr)
	if !ok {
		return
	}
	// What fails is an expression inside of it.
	if _, every := expr.Terms.(*ast.Every); every {
		return
	}
	failed := &failedAt{File: event.Location.File, Line: event.Location.Row, Text: string(event.Location.Text)}
	if t.values {
		var drawn bytes.Buffer
		if topdown.PrettyEvent(&drawn, event, topdown.PrettyEventOpts{PrettyVars: true}) == nil {
			failed.Values = strings.TrimRight(drawn.String(), "\n")
		}
	}
	t.current[t.key] = failed
	if t.key != "" {
		t.current[""] = failed
	}
}

// caseKey is the path of a case, as subResultsOf builds it.
func caseKey(expr *ast.Expr) string {
	names, ok := expr.Operand(0).Value.(*ast.Array)
	if !ok {
		return ""
	}
	path := make([]string, 0, names.Len())
	names.Foreach(func(term *ast.Term) {
		value, err := ast.JSON(term.Value)
		if text, isText := value.(string); err == nil && isText {
			path = append(path, text)
			return
		}
		text, _ := json.Marshal(value)
		path = append(path, string(text))
	})
	return fmt.Sprint(path)
}
