package main

import (
	"bytes"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	opaformat "github.com/open-policy-agent/opa/v1/format"
)

// stripped are the modules that define an entrypoint, without it: in a bundle the WASM module answers there, and a rule of the same
// path would be a second answer. What is left may name it, so an import of it is added, as `opa build -t wasm` does.
func (r *buildRequest) stripped() ([]module, error) {
	trees, _ := r.parse()
	out := []module{}
	for _, file := range r.Modules {
		tree := trees[file.Path].Copy()
		removed := removeRules(tree, r.entrypointPaths())
		if len(removed) == 0 {
			continue
		}
		for _, path := range removed {
			tree.Imports = append(tree.Imports, &ast.Import{Path: ast.NewTerm(path)})
		}
		text, err := opaformat.AstWithOpts(tree, opaformat.Opts{RegoVersion: r.version()})
		if err != nil {
			return nil, err
		}
		out = append(out, module{Path: file.Path, Text: string(text)})
	}
	return out, nil
}

func (r *buildRequest) entrypointPaths() []string {
	out := make([]string, 0, len(r.Entrypoints))
	for _, entrypoint := range r.Entrypoints {
		out = append(out, dotted(entrypoint))
	}
	return out
}

// removeRules answers with the paths of what it removed, once each.
func removeRules(tree *ast.Module, paths []string) []ast.Ref {
	var removed []ast.Ref
	tree.Rules = slices.DeleteFunc(tree.Rules, func(rule *ast.Rule) bool {
		path := tree.Package.Path.Extend(rule.Head.Ref().GroundPrefix())
		if !slices.Contains(paths, path.String()) {
			return false
		}
		if !slices.ContainsFunc(removed, func(known ast.Ref) bool { return known.Equal(path) }) {
			removed = append(removed, path)
		}
		removeComments(tree, rule)
		return true
	})
	return removed
}

// removeComments takes the rule's own: those inside of it, and its metadata above.
func removeComments(tree *ast.Module, rule *ast.Rule) {
	first := rule.Location.Row
	for _, annotation := range tree.Annotations {
		if annotation.EndLoc() != nil && annotation.EndLoc().Row == first-1 && annotation.Scope != "package" {
			first = annotation.Location.Row
		}
	}
	last := rule.Location.Row + bytes.Count(rule.Location.Text, []byte("\n"))
	inside := func(location *ast.Location) bool { return location.Row >= first && location.Row <= last }
	tree.Comments = slices.DeleteFunc(tree.Comments, func(comment *ast.Comment) bool { return inside(comment.Location) })
	tree.Annotations = slices.DeleteFunc(tree.Annotations, func(annotation *ast.Annotations) bool { return inside(annotation.Location) })
}
