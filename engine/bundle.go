package main

import (
	"fmt"
	"maps"
	"slices"
	"testing/fstest"

	"github.com/open-policy-agent/opa/v1/bundle"
)

// bundleFiles is a bundle as its files; the host unpacks archives, under its own limits.
type bundleFiles struct {
	// Files by path without a leading slash; in JSON the content is base64.
	Files map[string][]byte `json:"files"`
}

func (b *bundleFiles) paths() []string {
	return slices.Sorted(maps.Keys(b.Files))
}

// reader is OPA's own bundle reader over the files in memory.
func (b *bundleFiles) reader() (*bundle.Reader, error) {
	system := fstest.MapFS{}
	for path, content := range b.Files {
		system[path] = &fstest.MapFile{Data: content, Mode: 0o600}
	}
	loader, err := bundle.NewFSLoader(system)
	if err != nil {
		return nil, fmt.Errorf("reading the bundle: %w", err)
	}
	// By its default format the loader calls `.signatures.json` at the root `signatures.json`, and the bundle counts as unsigned.
	return bundle.NewCustomReader(loader.WithPathFormat(bundle.SlashRooted)).WithProcessAnnotations(true), nil
}
