package opawasm

import "github.com/open-policy-agent/opa/v1/ast"

// mostText bytes are looked at for one statement.
const mostText = 1024

// forgetLongTexts takes long texts out of the locations of what is planned. Of each statement the planner counts the lines of the text
// that it stems from, to know where it ends: for a map of n members that is its whole text, n times. The plan that is encoded says nothing
// of it. The compiler's nodes are copies; locations are shared with the trees that are kept, and are replaced.
func forgetLongTexts(modules []*ast.Module) {
	for _, module := range modules {
		ast.NewGenericVisitor(func(node any) bool {
			switch node := node.(type) {
			case *ast.Rule:
				node.Location = withoutLongText(node.Location)
			case *ast.Head:
				node.Location = withoutLongText(node.Location)
			case *ast.Expr:
				node.Location = withoutLongText(node.Location)
			case *ast.Term:
				node.Location = withoutLongText(node.Location)
			}
			return false
		}).Walk(module)
	}
}

func withoutLongText(location *ast.Location) *ast.Location {
	if location == nil || len(location.Text) <= mostText {
		return location
	}
	short := *location
	short.Text = nil
	return &short
}
