package main

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/lestrrat-go/jwx/v3/jwa"
	"github.com/lestrrat-go/jwx/v3/jwk"
	"github.com/lestrrat-go/jwx/v3/jwt"
	"github.com/open-policy-agent/opa/v1/bundle"
	"github.com/open-policy-agent/opa/v1/keys"
	"github.com/open-policy-agent/opa/v1/util"
)

type signRequest struct {
	bundleFiles
	// Key is a private key in PEM, or the secret of an HS algorithm.
	Key       string `json:"key"`
	Algorithm string `json:"algorithm"`
	KeyID     string `json:"keyid"`
	// Claims go into the payload beside `files`, `scope` above all.
	Claims map[string]any `json:"claims"`
}

type signResponse struct {
	// Signatures is the text of .signatures.json.
	Signatures string `json:"signatures"`
}

const hashing = bundle.SHA256

// sign is `opa sign` over files in memory: the same hashes, the same payload.
func sign(request *signRequest) (*signResponse, error) {
	if request.Algorithm == "" {
		request.Algorithm = defaultAlgorithm
	}
	algorithm, known := jwa.LookupSignatureAlgorithm(request.Algorithm)
	if !known || !keys.IsSupportedAlgorithm(request.Algorithm) {
		return nil, fmt.Errorf("unknown signature algorithm `%s`", request.Algorithm)
	}
	files, err := request.hashes()
	if err != nil {
		return nil, err
	}
	builder := jwt.NewBuilder().Claim("files", files)
	if request.KeyID != "" {
		builder = builder.Claim("keyid", request.KeyID)
	}
	for name, value := range request.Claims {
		builder = builder.Claim(name, value)
	}
	token, err := builder.Build()
	if err != nil {
		return nil, err
	}
	key, err := request.privateKey()
	if err != nil {
		return nil, err
	}
	signed, err := jwt.Sign(token, jwt.WithKey(algorithm, key))
	if err != nil {
		return nil, err
	}
	text, err := json.MarshalIndent(map[string]any{"signatures": []string{string(signed)}}, "", " ")
	return &signResponse{Signatures: string(text)}, err
}

func (r *signRequest) hashes() ([]bundle.FileInfo, error) {
	hasher, err := bundle.NewSignatureHasher(hashing)
	if err != nil {
		return nil, err
	}
	out := []bundle.FileInfo{}
	for _, path := range r.paths() {
		if bundle.IsSignaturesFile(path) {
			continue
		}
		var value any = r.Files[path]
		// JSON and YAML are hashed by what they say, not by how they are written.
		if bundle.IsStructuredDoc(path) {
			if err := util.Unmarshal(r.Files[path], &value); err != nil {
				return nil, fmt.Errorf("%s: %w", path, err)
			}
		}
		sum, err := hasher.HashFile(value)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		out = append(out, bundle.NewFile(path, hex.EncodeToString(sum), string(hashing)))
	}
	return out, nil
}

func (r *signRequest) privateKey() (jwk.Key, error) {
	var raw any = []byte(r.Key)
	if !strings.HasPrefix(r.Algorithm, "HS") {
		// Without the PEM header OPA would take the text for a file name.
		if !strings.HasPrefix(r.Key, "-----BEGIN") {
			return nil, fmt.Errorf("`%s` needs a private key in PEM", r.Algorithm)
		}
		parsed, err := bundle.NewSigningConfig(r.Key, r.Algorithm, "").GetPrivateKey()
		if err != nil {
			return nil, err
		}
		raw = parsed
	}
	key, err := jwk.Import(raw)
	if err != nil {
		return nil, err
	}
	return key, key.Set(jwk.KeyIDKey, r.KeyID)
}
