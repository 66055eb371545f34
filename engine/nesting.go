package main

import "github.com/open-policy-agent/opa/v1/ast"

// nestingLimit is far beyond what people write and well below what the stack of a WASM host carries: OPA's parser and
// compiler recurse, and running out of stack would be a crash without a place.
const nestingLimit = 200

// checkNesting finds the bracket that is one too deep. Strings and comments do not count.
func checkNesting(path, text string) error {
	depth, line, lineStart := 0, 1, 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\n':
			line, lineStart = line+1, i+1
		case '#':
			for i+1 < len(text) && text[i+1] != '\n' {
				i++
			}
		case '"':
			for i++; i < len(text) && text[i] != '"' && text[i] != '\n'; i++ {
				if text[i] == '\\' {
					i++
				}
			}
			// An unterminated string ends with its line, which has to be counted.
			if i < len(text) && text[i] == '\n' {
				i--
			}
		case '`':
			for i++; i < len(text) && text[i] != '`'; i++ {
				if text[i] == '\n' {
					line, lineStart = line+1, i+1
				}
			}
		case '(', '[', '{':
			if depth++; depth > nestingLimit {
				column := len([]rune(text[lineStart:i])) + 1
				return ast.NewError(ast.ParseErr, ast.NewLocation([]byte(text[i:i+1]), path, line, column),
					"brackets nest more than %d deep", nestingLimit)
			}
		case ')', ']', '}':
			depth--
		}
	}
	return nil
}
