package main

import (
	"encoding/json"
	"fmt"
	"runtime/debug"
)

// operations is the whole interface: one name, one request in JSON, one response in JSON.
var operations = map[string]func(request []byte) (any, error){
	"build":        operation(build),
	"capabilities": operation(capabilities),
	"check":        operation(check),
	"deps":         operation(deps),
	"eval":         operation(eval),
	"fmt":          operation(format),
	"inspect":      operation(inspect),
	"parse":        operation(parse),
	"sign":         operation(sign),
	"test":         operation(test),
	"verify":       operation(verify),
	"version":      operation(version),
}

func operation[Request, Response any](run func(*Request) (Response, error)) func([]byte) (any, error) {
	return func(text []byte) (any, error) {
		var request Request
		if err := unmarshal(text, &request); err != nil {
			return nil, fmt.Errorf("the request does not fit: %w", err)
		}
		return run(&request)
	}
}

// failure is a defect of ours or of the caller; what a policy's author did wrong is in the response as diagnostics.
type failure struct {
	Failure string `json:"failure"`
}

// dispatch never panics and always answers with one JSON object.
func dispatch(op string, request []byte) (response []byte) {
	defer func() {
		if cause := recover(); cause != nil {
			response = encode(failure{fmt.Sprintf("panic in `%s`: %v\n%s", op, cause, debug.Stack())})
		}
	}()
	run, known := operations[op]
	if !known {
		return encode(failure{fmt.Sprintf("unknown operation `%s`", op)})
	}
	result, err := run(request)
	if err != nil {
		return encode(failure{err.Error()})
	}
	return encode(result)
}

func encode(value any) []byte {
	text, err := json.Marshal(value)
	if err != nil {
		return encode(failure{err.Error()})
	}
	return text
}
