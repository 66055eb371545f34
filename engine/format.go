package main

import (
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
	opaformat "github.com/open-policy-agent/opa/v1/format"
)

type formatted struct {
	Path    string `json:"path"`
	Text    string `json:"text"`
	Changed bool   `json:"changed"`
}

type formatResponse struct {
	Files       []formatted  `json:"files"`
	Diagnostics []diagnostic `json:"diagnostics"`
}

// format is `opa fmt`; files that do not parse are diagnosed, the others are formatted all the same.
func format(request *sources) (*formatResponse, error) {
	response := &formatResponse{Files: []formatted{}, Diagnostics: []diagnostic{}}
	for _, file := range request.Modules {
		text, err := formatOne(file, request.version())
		if err != nil {
			response.Diagnostics = append(response.Diagnostics, diagnose(err, request.Modules)...)
			continue
		}
		response.Files = append(response.Files, formatted{Path: file.Path, Text: text, Changed: text != file.Text})
	}
	return response, nil
}

// formatOne recovers because the formatter panics on a few trees that parse (open-policy-agent/opa#6330 was one).
func formatOne(file module, version ast.RegoVersion) (text string, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = &ast.Error{Code: ast.FormatErr, Message: fmt.Sprint(cause), Location: ast.NewLocation(nil, file.Path, 1, 1)}
		}
	}()
	if err := checkNesting(file.Path, file.Text); err != nil {
		return "", err
	}
	bytes, err := opaformat.SourceWithOpts(file.Path, []byte(file.Text), opaformat.Opts{RegoVersion: version})
	return string(bytes), err
}
