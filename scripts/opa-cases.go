// Prints OPA's own cases (package v1/test/cases of the version that engine/go.mod names) as one JSON array.
// Run by scripts/opa-cases.mjs --write in engine/: go run ../scripts/opa-cases.go FOLDER
package main

import (
	"encoding/json"
	"log"
	"os"
	"path/filepath"

	"github.com/open-policy-agent/opa/v1/test/cases"
)

type row struct {
	File string `json:"file"`
	cases.TestCase
	// Texts, so that a reader whose numbers are doubles loses no digit.
	Data       string `json:"data,omitempty"`
	Input      string `json:"input,omitempty"`
	WantResult string `json:"want_result,omitempty"`
}

func main() {
	folder := os.Args[1]
	rows := []row{}
	var all []cases.TestCase
	for _, version := range []string{"v0", "v1"} {
		all = append(all, cases.MustLoad(filepath.Join(folder, version)).Sorted().Cases...)
	}
	for _, one := range all {
		name, err := filepath.Rel(folder, one.Filename)
		if err != nil {
			log.Fatal(err)
		}
		out := row{File: filepath.ToSlash(name), TestCase: one}
		if one.Data != nil {
			out.Data = text(*one.Data)
		}
		if one.Input != nil {
			out.Input = text(*one.Input)
		}
		if one.WantResult != nil {
			out.WantResult = text(*one.WantResult)
		}
		rows = append(rows, out)
	}
	if err := json.NewEncoder(os.Stdout).Encode(rows); err != nil {
		log.Fatal(err)
	}
}

func text(value any) string {
	out, err := json.Marshal(value)
	if err != nil {
		log.Fatal(err)
	}
	return string(out)
}
