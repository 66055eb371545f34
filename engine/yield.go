package main

import (
	"runtime"

	"github.com/open-policy-agent/opa/v1/cover"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// yieldingTracer lets a test's timeout fire. Go on WASM has one thread and does not pre-empt (golang/go#71134), so a rule
// that loops would never let the timer's goroutine run; evaluation events are where we can give way.
type yieldingTracer struct {
	coverage *cover.Cover
	events   int
}

// yieldEvery is a compromise: a switch costs about a microsecond, an event less.
const yieldEvery = 256

func (*yieldingTracer) Enabled() bool { return true }

func (*yieldingTracer) Config() topdown.TraceConfig { return topdown.TraceConfig{} }

func (t *yieldingTracer) TraceEvent(event topdown.Event) {
	if t.coverage != nil {
		t.coverage.TraceEvent(event)
	}
	if t.events++; t.events%yieldEvery == 0 {
		runtime.Gosched()
	}
}
