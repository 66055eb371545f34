package main

import (
	"runtime"

	"github.com/open-policy-agent/opa/v1/ast"
	opaversion "github.com/open-policy-agent/opa/v1/version"
)

type versionResponse struct {
	OPA  string `json:"opa"`
	Go   string `json:"go"`
	Rego string `json:"rego"`
}

func version(*struct{}) (*versionResponse, error) {
	return &versionResponse{OPA: opaversion.Version, Go: runtime.Version(), Rego: ast.DefaultRegoVersion.String()}, nil
}
