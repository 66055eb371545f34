//go:build !wasip1

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
)

// main answers one line of JSON `{"op": …, "request": …}` with one line of JSON: the oracle that tests compare the shipped module with.
func main() {
	in := bufio.NewReader(os.Stdin)
	for {
		line, err := in.ReadBytes('\n')
		if len(line) == 0 && err != nil {
			return
		}
		var message struct {
			Op      string          `json:"op"`
			Request json.RawMessage `json:"request"`
		}
		if err := json.Unmarshal(line, &message); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		if _, err := os.Stdout.Write(append(dispatch(message.Op, message.Request), '\n')); err != nil {
			os.Exit(1)
		}
	}
}
