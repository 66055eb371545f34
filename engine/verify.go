package main

import (
	"github.com/open-policy-agent/opa/v1/bundle"
	"github.com/open-policy-agent/opa/v1/keys"
)

type verifyRequest struct {
	bundleFiles
	// Keys by id: {key, algorithm, scope}; the algorithm never comes from the token.
	Keys    map[string]*keys.Config `json:"keys"`
	KeyID   string                  `json:"keyid"`
	Scope   string                  `json:"scope"`
	Exclude []string                `json:"exclude_files"`
}

type verifyResponse struct {
	Diagnostics []diagnostic `json:"diagnostics"`
}

const defaultAlgorithm = "RS256"

// verify reads the bundle as OPA does before it activates one: signature, scope, every file and its hash. An unsigned bundle fails.
func verify(request *verifyRequest) (*verifyResponse, error) {
	response := &verifyResponse{Diagnostics: []diagnostic{}}
	for _, key := range request.Keys {
		if key.Algorithm == "" {
			key.Algorithm = defaultAlgorithm
		}
	}
	reader, err := request.reader()
	if err == nil {
		_, err = reader.
			WithBundleVerificationConfig(bundle.NewVerificationConfig(request.Keys, request.KeyID, request.Scope, request.Exclude)).
			Read()
	}
	if err != nil {
		response.Diagnostics = diagnose(err, nil)
	}
	return response, nil
}
