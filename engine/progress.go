package main

import "os"

// reportProgress tells the host what runs now, on a line of its own that begins with a record separator: in the middle of a call
// standard error is the only way out.
func reportProgress(text string) {
	_, _ = os.Stderr.WriteString("\x1e" + text + "\n")
}
