package opawasm

import (
	"net"
	"regexp/syntax"
	"strings"

	"github.com/open-policy-agent/opa/v1/ir"
)

// kind says of which calls C's answer is the interpreter's.
type kind int

const (
	never kind = iota
	// sometimes: where the conditions hold and C has an answer at all.
	sometimes
	always
)

type agreement func(*rewriter, *ir.CallStmt) (kind, []ir.Stmt)

// agreements has each builtin of which C's answer differs. test/pdp/exact holds all others to the interpreter too.
var agreements = map[string]agreement{
	"abs": disagreed, "ceil": disagreed, "floor": disagreed, "round": disagreed,
	"plus": disagreed, "mul": disagreed, "div": disagreed, "rem": disagreed, "sum": disagreed, "product": disagreed,
	"bits.and": disagreed, "bits.lsh": disagreed, "bits.negate": disagreed, "bits.or": disagreed, "bits.rsh": disagreed, "bits.xor": disagreed,
	"format_int": disagreed, "to_number": disagreed, "internal.template_string": disagreed,
	"base64.decode": disagreed, "base64.is_valid": disagreed, "base64url.decode": disagreed,
	"json.is_valid": disagreed, "json.marshal": disagreed, "json.unmarshal": disagreed, "json.filter": disagreed, "json.remove": disagreed,
	"glob.match":          disagreed,
	"net.cidr_overlap":    disagreed,
	"net.cidr_intersects": disagreed,
	"net.cidr_contains":   plainAddress,

	// Sets are C's business, numbers are not.
	"minus": func(_ *rewriter, call *ir.CallStmt) (kind, []ir.Stmt) {
		return sometimes, []ir.Stmt{&ir.IsSetStmt{Source: call.Args[0], Location: call.Location}}
	},
	// Of a set C joins the items as they lie in memory.
	"concat": func(_ *rewriter, call *ir.CallStmt) (kind, []ir.Stmt) {
		return sometimes, []ir.Stmt{&ir.IsArrayStmt{Source: call.Args[1], Location: call.Location}}
	},
	"lower":   ascii,
	"upper":   ascii,
	"indexof": searched,
	"replace": searched,
	// Where these have an answer in C it is right; it lacks those for `1.0` as an index, and for no objects.
	"substring":      unanswered,
	"array.slice":    unanswered,
	"object.union_n": unanswered,

	"re_match":                         pattern(always),
	"regex.match":                      pattern(always),
	"regex.is_valid":                   pattern(always),
	"regex.find_all_string_submatch_n": pattern(sometimes),
}

func disagreed(*rewriter, *ir.CallStmt) (kind, []ir.Stmt) { return never, nil }

func unanswered(*rewriter, *ir.CallStmt) (kind, []ir.Stmt) { return sometimes, nil }

// searched: what is looked for is not the empty text.
func searched(r *rewriter, call *ir.CallStmt) (kind, []ir.Stmt) {
	if text, ok := r.constant(call.Args[1]); ok && text != "" {
		return always, nil
	}
	return sometimes, []ir.Stmt{&ir.NotEqualStmt{A: call.Args[1], B: r.text(""), Location: call.Location}}
}

// ascii: as many bytes as characters. C knows the letters of an older Unicode.
func ascii(r *rewriter, call *ir.CallStmt) (kind, []ir.Stmt) {
	bytes, characters := r.local(), r.local()
	return sometimes, []ir.Stmt{
		&ir.LenStmt{Source: call.Args[0], Target: bytes, Location: call.Location},
		&ir.CallStmt{Func: "count", Args: call.Args, Result: characters, Location: call.Location},
		&ir.EqualStmt{A: ir.Operand{Value: bytes}, B: ir.Operand{Value: characters}, Location: call.Location},
	}
}

// plainAddress: the network is a constant, and what may lie in it is written in IPv4's form: no `:`, no `/`.
func plainAddress(r *rewriter, call *ir.CallStmt) (kind, []ir.Stmt) {
	text, ok := r.constant(call.Args[0])
	if !ok || !isPlainNetwork(text) {
		return never, nil
	}
	var conditions []ir.Stmt
	for _, mark := range []string{":", "/"} {
		found := r.local()
		conditions = append(conditions,
			&ir.CallStmt{Func: "contains", Args: []ir.Operand{call.Args[1], r.text(mark)}, Result: found, Location: call.Location},
			&ir.EqualStmt{A: ir.Operand{Value: found}, B: ir.Operand{Value: ir.Bool(false)}, Location: call.Location},
		)
	}
	return sometimes, conditions
}

// isPlainNetwork: in canonical form, and none of IPv4 in the form of IPv6.
func isPlainNetwork(text string) bool {
	_, network, err := net.ParseCIDR(text)
	return err == nil && network.String() == text
}

// pattern: a constant that RE2 in C++ and Go's regexp read alike. Others differ in what they know of Unicode, in `\C` and `(?<name>)`,
// and C++ sees a NUL as the end.
func pattern(agreed kind) agreement {
	return func(r *rewriter, call *ir.CallStmt) (kind, []ir.Stmt) {
		text, ok := r.constant(call.Args[0])
		if !ok || !isPlainPattern(text) {
			return never, nil
		}
		return agreed, nil
	}
}

// mostInstructions keeps far from the limits of both programs.
const mostInstructions = 5_000

func isPlainPattern(text string) bool {
	for _, part := range []string{`\p`, `\P`, `\C`, "(?<", "\x00"} {
		if strings.Contains(text, part) {
			return false
		}
	}
	tree, err := syntax.Parse(text, syntax.Perl)
	if err != nil || folds(tree) && !isASCII(text) {
		return false
	}
	program, err := syntax.Compile(tree.Simplify())
	return err == nil && len(program.Inst) <= mostInstructions
}

// folds: `(?i)` is in force somewhere. With ASCII alone both fold alike.
func folds(tree *syntax.Regexp) bool {
	if tree.Flags&syntax.FoldCase != 0 {
		return true
	}
	for _, part := range tree.Sub {
		if folds(part) {
			return true
		}
	}
	return false
}

// isASCII: as written; `\x{…}` may say more.
func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return false
		}
	}
	return !strings.Contains(text, `\x{`)
}
