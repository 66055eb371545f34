package opawasm

import (
	"reflect"

	"github.com/open-policy-agent/opa/v1/ir"
)

// unusedLocal is behind all that the plan uses.
func unusedLocal(policy *ir.Policy) ir.Local {
	most := &mostLocal{most: ir.Unused}
	// The visitor has no error to give.
	_ = ir.Walk(most, policy)
	return most.most + 1
}

type mostLocal struct{ most ir.Local }

func (*mostLocal) Before(any) {}
func (*mostLocal) After(any)  {}

func (m *mostLocal) Visit(node any) (ir.Visitor, error) {
	if value := reflect.ValueOf(node); value.Kind() == reflect.Pointer && value.Elem().Kind() == reflect.Struct {
		m.fields(value.Elem())
	}
	return m, nil
}

func (m *mostLocal) fields(value reflect.Value) {
	for i := range value.NumField() {
		if !value.Field(i).CanInterface() {
			continue
		}
		switch field := value.Field(i).Interface().(type) {
		case ir.Local:
			m.most = max(m.most, field)
		case []ir.Local:
			for _, local := range field {
				m.most = max(m.most, local)
			}
		case ir.Operand:
			m.operand(field)
		case []ir.Operand:
			for _, operand := range field {
				m.operand(operand)
			}
		}
	}
}

func (m *mostLocal) operand(operand ir.Operand) {
	if local, ok := operand.Value.(ir.Local); ok {
		m.most = max(m.most, local)
	}
}
