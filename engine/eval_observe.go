package main

import (
	"bytes"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/profiler"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/topdown/lineage"
)

// observation is what is wanted of an evaluation beside its result.
type observation struct {
	// Explain is full, notes, fails or debug.
	Explain      string   `json:"explain"`
	VarValues    bool     `json:"varValues"`
	Profile      bool     `json:"profile"`
	ProfileLimit int      `json:"profileLimit"`
	ProfileSort  []string `json:"profileSort"`
	Coverage     bool     `json:"coverage"`
}

// exprStats is an expression and its cost, most expensive first.
type exprStats struct {
	TotalTimeNs int64  `json:"total_time_ns"`
	NumEval     int    `json:"num_eval"`
	NumRedo     int    `json:"num_redo"`
	NumGenExpr  int    `json:"num_gen_expr"`
	File        string `json:"file"`
	Line        int    `json:"line"`
}

// profileOrder and profileLimit are those of `opa eval`.
var profileOrder = []string{"total_time_ns", "num_eval", "num_redo", "file", "line"}

const profileLimit = 10

type observer struct {
	observation
	trace    *topdown.BufferTracer
	profiler *profiler.Profiler
	coverage *cover.Cover
}

func (o observation) observe() *observer {
	out := &observer{observation: o}
	if o.Explain != "" {
		out.trace = topdown.NewBufferTracer()
	}
	if o.Profile {
		out.profiler = profiler.New()
	}
	if o.Coverage {
		out.coverage = cover.New()
	}
	return out
}

func (o *observer) tracers() []func(*rego.Rego) {
	var out []func(*rego.Rego)
	if o.trace != nil {
		out = append(out, rego.QueryTracer(o.trace))
	}
	if o.profiler != nil {
		out = append(out, rego.QueryTracer(o.profiler))
	}
	if o.coverage != nil {
		out = append(out, rego.QueryTracer(o.coverage))
	}
	return out
}

func (o *observer) report(response *evalResponse, modules map[string]*ast.Module) {
	if o.trace != nil {
		var text bytes.Buffer
		topdown.PrettyTraceWithOpts(&text, chosen(o.Explain, *o.trace), topdown.PrettyTraceOptions{Locations: true, ExprVariables: o.VarValues})
		response.Explanation = text.String()
	}
	if o.profiler != nil {
		response.Profile = o.costs()
	}
	if o.coverage != nil {
		report := o.coverage.Report(modules)
		response.Coverage = &report
	}
}

func chosen(mode string, trace []*topdown.Event) []*topdown.Event {
	switch mode {
	case "notes":
		return lineage.Notes(trace)
	case "fails":
		return lineage.Fails(trace)
	case "full":
		return lineage.Full(trace)
	default:
		return lineage.Debug(trace)
	}
}

func (o *observer) costs() []exprStats {
	limit, order := o.ProfileLimit, o.ProfileSort
	if limit == 0 {
		limit = profileLimit
	}
	if len(order) == 0 {
		order = profileOrder
	}
	found := o.profiler.ReportTopNResults(limit, order)
	out := make([]exprStats, 0, len(found))
	for _, one := range found {
		out = append(out, exprStats{one.ExprTimeNs, one.NumEval, one.NumRedo, one.NumGenExpr, one.Location.File, one.Location.Row})
	}
	return out
}
