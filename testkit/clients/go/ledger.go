// Ledger reads a stream with Go's own transparency log code (golang.org/x/mod/sumdb) and nothing
// of Ledgerline's: the signed note, the tiles as tile/8/..., an inclusion and a consistency proof,
// and on request a witness's line.
//
//	ledger [-witness VKEY] SOURCE VKEY INDEX OLD
//
// SOURCE is https://host/ledger/<stream> (the key for Basic in the variable LEDGERLINE_KEY) or a
// stream's folder. Exit codes: 0 all of it holds, 1 something does not, 2 wrong usage.
package main

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8

// source reads files of the stream by their public names.
type source string

func (s source) read(name string) ([]byte, error) {
	if !strings.HasPrefix(string(s), "http") {
		// On the disk the height, which is always 8, is not part of a tile's name.
		return os.ReadFile(filepath.Join(string(s), strings.Replace(name, "tile/8/", "tile/", 1)))
	}
	request, err := http.NewRequest("GET", string(s)+"/"+name, nil)
	if err != nil {
		return nil, err
	}
	request.SetBasicAuth("go", os.Getenv("LEDGERLINE_KEY"))
	client := http.Client{Timeout: 20 * time.Second}
	response, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != 200 {
		return nil, fmt.Errorf("%s: %s", name, response.Status)
	}
	return io.ReadAll(io.LimitReader(response.Body, 32<<20))
}

// tiles hands x/mod the tiles it asks for; x/mod checks each against the signed root.
type tiles struct{ source }

func (t tiles) Height() int { return tileHeight }

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range wanted {
		data, err := t.read(tile.Path())
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

// bundled returns the bytes of one entry, from the bundle of C2SP tlog-tiles that holds it.
func bundled(s source, size, index int64) ([]byte, error) {
	tile := tlog.Tile{H: tileHeight, L: 0, N: index / 256, W: 256}
	if size/256 == tile.N {
		tile.W = int(size % 256)
	}
	data, err := s.read(strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1))
	if err != nil {
		return nil, err
	}
	for skip := index % 256; ; skip-- {
		if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
			return nil, errors.New("the bundle ends before the entry")
		}
		length := int(binary.BigEndian.Uint16(data))
		if skip == 0 {
			return data[2 : 2+length], nil
		}
		data = data[2+length:]
	}
}

// cosigner checks the lines of a witness (C2SP tlog-cosignature, Ed25519).
type cosigner struct {
	name string
	hash uint32
	key  ed25519.PublicKey
}

func newCosigner(vkey string) (*cosigner, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, errors.New("no vkey")
	}
	typed, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(typed) != 33 || typed[0] != 4 {
		return nil, errors.New("no vkey of type 4")
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), typed...))
	return &cosigner{parts[0], binary.BigEndian.Uint32(sum[:]), typed[1:]}, nil
}

func (c *cosigner) Name() string    { return c.name }
func (c *cosigner) KeyHash() uint32 { return c.hash }
func (c *cosigner) Verify(text, line []byte) bool {
	if len(line) != 72 {
		return false
	}
	head := fmt.Sprintf("cosignature/v1\ntime %d\n", binary.BigEndian.Uint64(line))
	return ed25519.Verify(c.key, append([]byte(head), text...), line[8:])
}

func check(s source, verifiers []note.Verifier, index, old int64) error {
	bytes, err := s.read("checkpoint")
	if err != nil {
		return err
	}
	opened, err := note.Open(bytes, note.VerifierList(verifiers...))
	if err != nil {
		return err
	}
	if len(opened.Sigs) != len(verifiers) {
		return fmt.Errorf("%d of %d known keys signed", len(opened.Sigs), len(verifiers))
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifiers[0].Name() {
		return errors.New("the checkpoint is not of that origin")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return err
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		return err
	}
	reader := tlog.TileHashReader(tlog.Tree{N: size, Hash: root}, tiles{s})
	entry, err := bundled(s, size, index)
	if err != nil {
		return err
	}
	inclusion, err := tlog.ProveRecord(size, index, reader)
	if err != nil {
		return err
	}
	if err := tlog.CheckRecord(inclusion, size, root, index, tlog.RecordHash(entry)); err != nil {
		return err
	}
	oldRoot, err := tlog.TreeHash(old, reader)
	if err != nil {
		return err
	}
	consistency, err := tlog.ProveTree(size, old, reader)
	if err != nil {
		return err
	}
	if err := tlog.CheckTree(consistency, size, root, old, oldRoot); err != nil {
		return err
	}
	fmt.Printf("size %d, %d signatures, entry %d included by %d hashes, %d consistent by %d hashes\n",
		size, len(opened.Sigs), index, len(inclusion), old, len(consistency))
	return nil
}

func main() {
	witness := flag.String("witness", "", "verifier key of a witness that must have signed")
	flag.Parse()
	if flag.NArg() != 4 {
		fmt.Fprintln(os.Stderr, "usage: ledger [-witness VKEY] SOURCE VKEY INDEX OLD")
		os.Exit(2)
	}
	log, err := note.NewVerifier(flag.Arg(1))
	index, err1 := strconv.ParseInt(flag.Arg(2), 10, 64)
	old, err2 := strconv.ParseInt(flag.Arg(3), 10, 64)
	if err != nil || err1 != nil || err2 != nil {
		fmt.Fprintln(os.Stderr, "usage:", err, err1, err2)
		os.Exit(2)
	}
	verifiers := []note.Verifier{log}
	if *witness != "" {
		cosigner, err := newCosigner(*witness)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		verifiers = append(verifiers, cosigner)
	}
	if err := check(source(strings.TrimSuffix(flag.Arg(0), "/")), verifiers, index, old); err != nil {
		fmt.Fprintln(os.Stderr, "not good:", err)
		os.Exit(1)
	}
}
