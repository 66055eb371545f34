package opawasm

import (
	"slices"

	"github.com/open-policy-agent/opa/internal/compiler/wasm"
	"github.com/open-policy-agent/opa/v1/ir"
)

// HostPrefix marks a builtin that the module could answer itself and asks its host for all the same: `host.net.cidr_contains`.
const HostPrefix = "host."

// markName is a custom section's: in a module that has it no call is left to C that the host would answer otherwise.
const markName = "agentmesh.exact"

func mark() []byte {
	name := append([]byte{byte(len(markName))}, markName...)
	return append([]byte{0, byte(len(name))}, name...)
}

// answersAll: the host offers every builtin that it should be asked for.
func answersAll(host []string) bool {
	for name := range agreements {
		if !slices.Contains(host, name) {
			return false
		}
	}
	return true
}

// exact sends calls of builtins that OPA's C code answers otherwise than its interpreter to the host, where it offers them. A call whose
// operands are such that both agree stays in the module; where that shows only at run time, the module looks first.
func exact(policy *ir.Policy, host []string) {
	r := &rewriter{policy: policy, host: host, next: unusedLocal(policy)}
	for _, plan := range policy.Plans.Plans {
		r.blocks(plan.Blocks)
	}
	for _, function := range policy.Funcs.Funcs {
		r.blocks(function.Blocks)
	}
}

type rewriter struct {
	policy *ir.Policy
	host   []string
	next   ir.Local
}

func (r *rewriter) blocks(blocks []*ir.Block) {
	for _, block := range blocks {
		r.block(block)
	}
}

func (r *rewriter) block(block *ir.Block) {
	out := make([]ir.Stmt, 0, len(block.Stmts))
	for _, stmt := range block.Stmts {
		switch stmt := stmt.(type) {
		case *ir.CallStmt:
			out = append(out, r.call(stmt)...)
			continue
		case *ir.BlockStmt:
			r.blocks(stmt.Blocks)
		case *ir.ScanStmt:
			r.block(stmt.Block)
		case *ir.NotStmt:
			r.block(stmt.Block)
		case *ir.WithStmt:
			r.block(stmt.Block)
		}
		out = append(out, stmt)
	}
	block.Stmts = out
}

func (r *rewriter) call(call *ir.CallStmt) []ir.Stmt {
	agreement, differs := agreements[call.Func]
	if !differs || !wasm.IsWasmEnabled(call.Func) || !slices.Contains(r.host, call.Func) {
		return []ir.Stmt{call}
	}
	kind, conditions := agreement(r, call)
	if kind == always {
		return []ir.Stmt{call}
	}
	asked := *call
	asked.Func = r.declare(call.Func)
	if kind == never {
		return []ir.Stmt{&asked}
	}
	return []ir.Stmt{
		&ir.ResetLocalStmt{Target: call.Result, Location: call.Location},
		&ir.BlockStmt{Location: call.Location, Blocks: []*ir.Block{
			{Stmts: append(conditions, call)},
			{Stmts: []ir.Stmt{&ir.IsUndefinedStmt{Source: call.Result, Location: call.Location}, &asked}},
		}},
		&ir.IsDefinedStmt{Source: call.Result, Location: call.Location},
	}
}

// declare answers with the name under which the host is asked.
func (r *rewriter) declare(name string) string {
	hosted := HostPrefix + name
	functions := r.policy.Static.BuiltinFuncs
	named := func(wanted string) func(*ir.BuiltinFunc) bool {
		return func(function *ir.BuiltinFunc) bool { return function.Name == wanted }
	}
	if !slices.ContainsFunc(functions, named(hosted)) {
		own := functions[slices.IndexFunc(functions, named(name))]
		r.policy.Static.BuiltinFuncs = append(functions, &ir.BuiltinFunc{Name: hosted, Decl: own.Decl})
	}
	return hosted
}

func (r *rewriter) local() ir.Local {
	r.next++
	return r.next - 1
}

// constant is the text of an operand that is one.
func (r *rewriter) constant(operand ir.Operand) (string, bool) {
	index, ok := operand.Value.(ir.StringIndex)
	if !ok {
		return "", false
	}
	return r.policy.Static.Strings[index].Value, true
}

func (r *rewriter) text(value string) ir.Operand {
	strings := r.policy.Static.Strings
	index := slices.IndexFunc(strings, func(known *ir.StringConst) bool { return known.Value == value })
	if index == -1 {
		index = len(strings)
		r.policy.Static.Strings = append(strings, &ir.StringConst{Value: value})
	}
	return ir.Operand{Value: ir.StringIndex(index)}
}
