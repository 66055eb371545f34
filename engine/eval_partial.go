package main

import (
	"strings"

	opaformat "github.com/open-policy-agent/opa/v1/format"
	"github.com/open-policy-agent/opa/v1/rego"
)

// partialResult is what is left of a query, as source: any one of the queries must hold, over the rules in support.
type partialResult struct {
	Queries []string `json:"queries"`
	Support []string `json:"support"`
}

func partial(query *rego.Rego) (*partialResult, error) {
	left, err := query.Partial(background)
	if err != nil {
		return nil, err
	}
	out := &partialResult{Queries: []string{}, Support: []string{}}
	for _, body := range left.Queries {
		text, err := opaformat.AstWithOpts(body, opaformat.Opts{IgnoreLocations: true})
		if err != nil {
			return nil, err
		}
		out.Queries = append(out.Queries, strings.TrimRight(string(text), "\n"))
	}
	for _, module := range left.Support {
		text, err := opaformat.AstWithOpts(module, opaformat.Opts{IgnoreLocations: true, RegoVersionSpan: module.RegoVersionSpan()})
		if err != nil {
			return nil, err
		}
		out.Support = append(out.Support, string(text))
	}
	return out, nil
}
