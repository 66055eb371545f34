;; Passes over long texts, which look at each unit once. What they tell is what `traitsOf`, `read` and `numberMarks` tell of short ones, and the tables that
;; they look into are theirs (long-texts.ts writes them): here a look costs a third, as nothing is asked but the unit itself.
;;
;; A text is read in pieces of `pieceSize` units, each UTF-16, with a zero behind it. A unit of 128 or more stands in most tables at 128.
(module
  (memory (export "memory") 15)

  (global $pieceSize (export "pieceSize") i32 (i32.const 16384))
  ;; `words` reads no longer text: of three units two words may begin that are sought (`a_`), and so many places there are.
  (global $longestText (export "longestText") i32 (i32.const 12000))
  ;; At most as many words of a vocabulary, which lies in a table of twice as many places.
  (global $mostWords (export "mostWords") i32 (i32.const 4096))
  ;; How many bits the kinds of a word's units have.
  (global $kindBits (export "kindBits") i32 (i32.const 11))

  ;; Where in the memory each table begins. Of traits:
  (global $kinds (export "kinds") i32 (i32.const 0)) ;; i32 by unit
  (global $signs (export "signs") i32 (i32.const 1024)) ;; i32 by unit
  (global $starts (export "starts") i32 (i32.const 4096)) ;; a bit by hash
  (global $startAt (export "startAt") i32 (i32.const 20480)) ;; i32 by place
  (global $lastAt (export "lastAt") i32 (i32.const 86016)) ;; u16 by place
  ;; of words:
  (global $units (export "units") i32 (i32.const 2048)) ;; u16 by unit
  (global $scripts (export "scripts") i32 (i32.const 118784)) ;; u16 by unit, of four one
  (global $hashes (export "hashes") i32 (i32.const 151552)) ;; i32 by place
  (global $numbers (export "numbers") i32 (i32.const 184320)) ;; u16 by place
  (global $sought (export "sought") i32 (i32.const 200704)) ;; u8 by word
  (global $present (export "present") i32 (i32.const 204800)) ;; u8 by word
  (global $blocks (export "blocks") i32 (i32.const 208896)) ;; i32 by word
  (global $first (export "first") i32 (i32.const 225280)) ;; i32 by word
  (global $last i32 (i32.const 241664)) ;; i32 by word
  (global $found (export "found") i32 (i32.const 258048)) ;; i32 of each word that is found
  (global $placeStarts (export "placeStarts") i32 (i32.const 274432)) ;; i32 by place of a word that is sought
  (global $placeNext (export "placeNext") i32 (i32.const 307200)) ;; the same
  ;; and of numbers:
  (global $numberKinds (export "numberKinds") i32 (i32.const 3072)) ;; u8 by unit
  (global $states (export "states") i32 (i32.const 339968)) ;; i32 by place
  (global $statesEnd (export "statesEnd") i32 (i32.const 602112))
  ;; The piece that is read, and two lists of pairs of i32 that passes write.
  (global $piece (export "piece") i32 (i32.const 602112))
  (global $list (export "list") i32 (i32.const 635136))
  (global $runs (export "runs") i32 (i32.const 766464))
  ;; Tables of words of other scripts.
  (global $foldings (export "foldings") i32 (i32.const 851968)) ;; u16 by unit, of those that have one
  (global $foldedUnits (export "foldedUnits") i32 (i32.const 0x2200)) ;; how many
  (global $begins (export "begins") i32 (i32.const 869376)) ;; u8 by folded unit
  (global $byTwo (export "byTwo") i32 (i32.const 934912)) ;; u16 by place
  (global $byThree (export "byThree") i32 (i32.const 951296)) ;; the same

  ;; What `scan` knows at the end of a piece, and goes on from.
  (global $allUnits (export "allUnits") (mut i32) (i32.const 0))
  (global $digits (export "digits") (mut i32) (i32.const 0))
  (global $allSigns (export "allSigns") (mut i32) (i32.const 0))
  (global $allKinds (export "allKinds") (mut i32) (i32.const 0))
  (global $run (export "run") (mut i32) (i32.const 0))
  (global $lastFour (export "lastFour") (mut i32) (i32.const 0))
  (global $runPairs (export "runPairs") (mut i32) (i32.const 0))

  ;; What `words` tells besides its tables.
  (global $wordSigns (export "wordSigns") (mut i32) (i32.const 0))
  (global $allScripts (export "allScripts") (mut i32) (i32.const 0))
  (global $beyondAscii (export "beyondAscii") (mut i32) (i32.const 0))
  (global $foundWords (export "foundWords") (mut i32) (i32.const 0))
  (global $mostAlone (export "mostAlone") (mut i32) (i32.const 0))
  (global $mostSide (export "mostSide") (mut i32) (i32.const 0))
  (global $mixedWords (export "mixedWords") (mut i32) (i32.const 0))
  (global $places (mut i32) (i32.const 0))

  ;; Where `marks` stopped, at a place that its table does not know, and how many it has found.
  (global $stoppedAt (export "stoppedAt") (mut i32) (i32.const 0))
  (global $unknownPlace (export "unknownPlace") (mut i32) (i32.const 0))
  (global $stateBefore (export "stateBefore") (mut i32) (i32.const 0))
  (global $markPairs (export "markPairs") (mut i32) (i32.const 0))

  ;; One more than where a word of `literals` may have its fourth unit, and the number of the last word that begins so, in pairs: how many. Units are counted
  ;; from `$from` on. Where runs of at least `$shortest` units begin and end is written to `$runs`.
  (func (export "scan") (param $from i32) (param $length i32) (param $shortest i32) (result i32)
    (local $at i32) (local $end i32) (local $i i32) (local $unit i32) (local $kind i32) (local $bit i32) (local $hash i32)
    (local $run i32) (local $four i32) (local $units i32) (local $digits i32) (local $signs i32) (local $kinds i32)
    (local $hit i32) (local $pair i32) (local $kept i32) (local $place i32) (local $number i32)
    (local.set $at (global.get $piece))
    (local.set $end (i32.add (local.get $at) (i32.shl (local.get $length) (i32.const 1))))
    (local.set $i (local.get $from))
    (local.set $run (global.get $run))
    (local.set $four (global.get $lastFour))
    (local.set $hit (global.get $list))
    (local.set $pair (global.get $runs))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $unit (i32.load16_u (local.get $at)))
        (local.set $units (i32.or (local.get $units) (local.get $unit)))
        (local.set $unit (i32.shl (select (local.get $unit) (i32.const 128) (i32.lt_u (local.get $unit) (i32.const 128))) (i32.const 2)))
        (local.set $kind (i32.load (i32.add (global.get $kinds) (local.get $unit))))
        (local.set $signs (i32.or (local.get $signs) (i32.load (i32.add (global.get $signs) (local.get $unit)))))
        (local.set $kinds (i32.or (local.get $kinds) (local.get $kind)))
        ;; Bit 8 is a digit's, bit 7 a token's.
        (local.set $digits (i32.add (local.get $digits) (i32.and (i32.shr_u (local.get $kind) (i32.const 8)) (i32.const 1))))
        (local.set $bit (i32.and (i32.shr_u (local.get $kind) (i32.const 7)) (i32.const 1)))
        (if (i32.and (i32.ge_s (local.get $run) (local.get $shortest)) (i32.eqz (local.get $bit)))
          (then
            (i32.store (local.get $pair) (i32.sub (local.get $i) (local.get $run)))
            (i32.store offset=4 (local.get $pair) (local.get $i))
            (local.set $pair (i32.add (local.get $pair) (i32.const 8)))))
        (local.set $run (i32.and (i32.add (local.get $run) (i32.const 1)) (i32.sub (i32.const 0) (local.get $bit))))
        (local.set $four (i32.or (i32.shl (local.get $four) (i32.const 8)) (i32.and (local.get $kind) (i32.const 0x7f))))
        (local.set $hash (i32.shr_u (i32.mul (local.get $four) (i32.const 0x9e3779b1)) (i32.const 15)))
        ;; Written over where no word may begin.
        (i32.store (local.get $hit) (local.get $i))
        (i32.store offset=4 (local.get $hit) (local.get $four))
        (local.set $bit
          (i32.shr_u
            (i32.load (i32.add (global.get $starts) (i32.shl (i32.shr_u (local.get $hash) (i32.const 5)) (i32.const 2))))
            (local.get $hash)))
        (local.set $hit (i32.add (local.get $hit) (i32.shl (i32.and (local.get $bit) (i32.const 1)) (i32.const 3))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (local.set $at (i32.add (local.get $at) (i32.const 2)))
        (br $next)))
    (global.set $run (local.get $run))
    (global.set $lastFour (local.get $four))
    (global.set $allUnits (i32.or (global.get $allUnits) (local.get $units)))
    (global.set $digits (i32.add (global.get $digits) (local.get $digits)))
    (global.set $allSigns (i32.or (global.get $allSigns) (local.get $signs)))
    (global.set $allKinds (i32.or (global.get $allKinds) (local.get $kinds)))
    (global.set $runPairs (i32.shr_u (i32.sub (local.get $pair) (global.get $runs)) (i32.const 3)))
    ;; Of where a word may begin there is left where one begins so.
    (local.set $at (global.get $list))
    (local.set $kept (local.get $at))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $hit)))
        (local.set $four (i32.load offset=4 (local.get $at)))
        (local.set $place (i32.shr_u (i32.mul (local.get $four) (i32.const 0x9e3779b1)) (i32.const 18)))
        (block $stands
          (loop $look
            (local.set $number (i32.load16_u (i32.add (global.get $lastAt) (i32.shl (local.get $place) (i32.const 1)))))
            (br_if $stands (i32.eqz (local.get $number)))
            (br_if $stands
              (i32.eq (i32.load (i32.add (global.get $startAt) (i32.shl (local.get $place) (i32.const 2)))) (local.get $four)))
            (local.set $place (i32.and (i32.add (local.get $place) (i32.const 1)) (i32.const 16383)))
            (br $look)))
        (i32.store (local.get $kept) (i32.load (local.get $at)))
        (i32.store offset=4 (local.get $kept) (local.get $number))
        (local.set $kept (i32.add (local.get $kept) (select (i32.const 8) (i32.const 0) (local.get $number))))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (br $next)))
    (i32.shr_u (i32.sub (local.get $kept) (global.get $list)) (i32.const 3)))

  ;; The number of the word with this hash, and one more; 0 for none.
  (func $numberOf (param $hash i32) (result i32)
    (local $place i32) (local $number i32)
    (local.set $place (i32.and (local.get $hash) (i32.const 8191)))
    (block $done
      (loop $look
        (local.set $number (i32.load16_u (i32.add (global.get $numbers) (i32.shl (local.get $place) (i32.const 1)))))
        (br_if $done (i32.eqz (local.get $number)))
        (br_if $done (i32.eq (i32.load (i32.add (global.get $hashes) (i32.shl (local.get $place) (i32.const 2)))) (local.get $hash)))
        (local.set $place (i32.and (i32.add (local.get $place) (i32.const 1)) (i32.const 8191)))
        (br $look)))
    (local.get $number))

  ;; A word that is sought has one more place, from `$start` on.
  (func $addPlace (param $number i32) (param $start i32)
    (local $place i32) (local $byWord i32) (local $byPlace i32)
    (if (i32.eqz (i32.load8_u (i32.add (global.get $sought) (local.get $number)))) (then (return)))
    (local.set $place (global.get $places))
    (local.set $byPlace (i32.shl (local.get $place) (i32.const 2)))
    (local.set $byWord (i32.shl (local.get $number) (i32.const 2)))
    (global.set $places (i32.add (local.get $place) (i32.const 1)))
    (i32.store (i32.add (global.get $placeStarts) (local.get $byPlace)) (local.get $start))
    (i32.store (i32.add (global.get $placeNext) (local.get $byPlace)) (i32.const 0))
    (if (i32.load (i32.add (global.get $first) (local.get $byWord)))
      (then
        (i32.store
          (i32.add (global.get $placeNext) (i32.shl (i32.load (i32.add (global.get $last) (local.get $byWord))) (i32.const 2)))
          (global.get $places)))
      (else (i32.store (i32.add (global.get $first) (local.get $byWord)) (global.get $places))))
    (i32.store (i32.add (global.get $last) (local.get $byWord)) (local.get $place)))

  ;; The block of a text in which a place is: a bit.
  (func $blockAt (param $start i32) (param $density f64) (result i32)
    (i32.shl (i32.const 1) (i32.trunc_f64_u (f64.mul (f64.convert_i32_u (local.get $start)) (local.get $density)))))

  ;; The parts of a word that is joined by underscores.
  (func $addParts (param $start i32) (param $end i32) (param $density f64)
    (local $i i32) (local $from i32) (local $hash i32) (local $unit i32) (local $number i32) (local $blocksAt i32)
    (local.set $from (local.get $start))
    (local.set $i (local.get $start))
    (loop $next
      ;; The word has units below 128 alone; what stands behind it counts as an underscore.
      (local.set $unit (i32.load16_u (i32.add (global.get $piece) (i32.shl (local.get $i) (i32.const 1)))))
      (local.set $unit
        (if (result i32) (i32.lt_u (local.get $i) (local.get $end))
          (then (i32.load16_u (i32.add (global.get $units) (i32.shl (local.get $unit) (i32.const 1)))))
          (else (i32.const 0x400))))
      (if (i32.and (local.get $unit) (i32.const 0x400))
        (then
          (local.set $number (i32.const 0))
          (if (i32.ne (local.get $i) (local.get $from)) (then (local.set $number (call $numberOf (local.get $hash)))))
          (if (local.get $number)
            (then
              (local.set $number (i32.sub (local.get $number) (i32.const 1)))
              (local.set $blocksAt (i32.add (global.get $blocks) (i32.shl (local.get $number) (i32.const 2))))
              (if (i32.eqz (i32.load8_u (i32.add (global.get $present) (local.get $number))))
                (then
                  (i32.store (local.get $blocksAt) (i32.const 0))
                  (i32.store8 (i32.add (global.get $present) (local.get $number)) (i32.const 2))))
              (i32.store
                (local.get $blocksAt)
                (i32.or (i32.load (local.get $blocksAt)) (call $blockAt (local.get $from) (local.get $density))))
              (call $addPlace (local.get $number) (local.get $from))))
          (local.set $hash (i32.const 0))
          (local.set $from (i32.add (local.get $i) (i32.const 1))))
        (else
          (local.set $hash
            (i32.add (i32.mul (local.get $hash) (i32.const 31)) (i32.and (local.get $unit) (i32.const 0x7f))))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $next (i32.le_u (local.get $i) (local.get $end)))))

  ;; The words of a piece that is a text of its own; `$fewestSpelled` letters that stand alone are spelled, of `$words` words in the vocabulary. Where words
  ;; begin that have a letter and something else is written to the list, with the kinds of their units and, above those, where they end.
  (func (export "words") (param $length i32) (param $density f64) (param $words i32) (param $fewestSpelled i32)
    (local $i i32) (local $at i32) (local $unit i32) (local $code i32) (local $hash i32) (local $kinds i32) (local $start i32)
    (local $number i32) (local $blocksAt i32) (local $is i32)
    (local $signs i32) (local $alone i32) (local $letters i32) (local $mostAlone i32) (local $aloneEnd i32) (local $side i32)
    (local $mostSide i32) (local $pair i32)
    (memory.fill (global.get $present) (i32.const 0) (local.get $words))
    (memory.fill (global.get $first) (i32.const 0) (i32.shl (local.get $words) (i32.const 2)))
    (global.set $places (i32.const 0))
    (global.set $foundWords (i32.const 0))
    (global.set $allScripts (i32.const 0))
    (global.set $beyondAscii (i32.const 0))
    (local.set $aloneEnd (i32.const -1))
    (local.set $pair (global.get $list))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $length)))
        (local.set $at (i32.add (global.get $piece) (i32.shl (local.get $i) (i32.const 1))))
        (local.set $code (i32.load16_u (local.get $at)))
        (local.set $unit
          (i32.load16_u
            (i32.add
              (global.get $units)
              (i32.shl (select (local.get $code) (i32.const 128) (i32.lt_u (local.get $code) (i32.const 128))) (i32.const 1)))))
        (if (i32.eqz (local.get $unit))
          (then
            (if (i32.lt_u (local.get $code) (i32.const 128))
              (then (local.set $signs (i32.or (local.get $signs) (i32.shl (i32.const 1) (local.get $code)))))
              (else
                (global.set $beyondAscii (i32.const 1))
                (global.set $allScripts
                  (i32.or
                    (global.get $allScripts)
                    (i32.load16_u
                      (i32.add (global.get $scripts) (i32.shl (i32.shr_u (local.get $code) (i32.const 2)) (i32.const 1))))))))
            (local.set $i (i32.add (local.get $i) (i32.const 1)))
            (br $next)))
        (local.set $start (local.get $i))
        (local.set $hash (i32.const 0))
        (local.set $kinds (i32.const 0))
        (loop $inWord
          (local.set $hash (i32.add (i32.mul (local.get $hash) (i32.const 31)) (i32.and (local.get $unit) (i32.const 0x7f))))
          (local.set $kinds (i32.or (local.get $kinds) (local.get $unit)))
          (local.set $at (i32.add (local.get $at) (i32.const 2)))
          (local.set $code (i32.load16_u (local.get $at)))
          (local.set $unit
            (i32.load16_u
              (i32.add
                (global.get $units)
                (i32.shl (select (local.get $code) (i32.const 128) (i32.lt_u (local.get $code) (i32.const 128))) (i32.const 1)))))
          (br_if $inWord (local.get $unit)))
        (local.set $i (i32.shr_u (i32.sub (local.get $at) (global.get $piece)) (i32.const 1)))
        ;; Bit 10 is that of an underscore.
        (if (i32.and (local.get $kinds) (i32.const 0x400)) (then (call $addParts (local.get $start) (local.get $i) (local.get $density))))
        (local.set $number (call $numberOf (local.get $hash)))
        (if (local.get $number)
          (then
            (local.set $number (i32.sub (local.get $number) (i32.const 1)))
            (local.set $blocksAt (i32.add (global.get $blocks) (i32.shl (local.get $number) (i32.const 2))))
            (local.set $is (i32.load8_u (i32.add (global.get $present) (local.get $number))))
            (if (i32.ne (local.get $is) (i32.const 1))
              (then
                (i32.store
                  (i32.add (global.get $found) (i32.shl (global.get $foundWords) (i32.const 2)))
                  (local.get $number))
                (global.set $foundWords (i32.add (global.get $foundWords) (i32.const 1)))
                (if (i32.eqz (local.get $is)) (then (i32.store (local.get $blocksAt) (i32.const 0))))
                (i32.store8 (i32.add (global.get $present) (local.get $number)) (i32.const 1))))
            (i32.store
              (local.get $blocksAt)
              (i32.or (i32.load (local.get $blocksAt)) (call $blockAt (local.get $start) (local.get $density))))
            (call $addPlace (local.get $number) (local.get $start))))
        (if (i32.gt_u (i32.sub (local.get $i) (local.get $start)) (i32.const 1))
          (then
            (local.set $alone (i32.const 0))
            (local.set $letters (i32.const 0))
            (local.set $side (i32.const 0)))
          (else
            (local.set $alone (i32.add (local.get $alone) (i32.const 1)))
            ;; Bit 7 is that of a letter.
            (local.set $letters (i32.add (local.get $letters) (i32.and (i32.shr_u (local.get $kinds) (i32.const 7)) (i32.const 1))))
            (if (i32.and
                  (i32.ge_s (local.get $letters) (local.get $fewestSpelled))
                  (i32.gt_s (local.get $alone) (local.get $mostAlone)))
              (then (local.set $mostAlone (local.get $alone))))
            (local.set $side
              (select
                (i32.add (local.get $side) (i32.const 1))
                (i32.const 1)
                (i32.eq (i32.sub (local.get $start) (local.get $aloneEnd)) (i32.const 1))))
            (local.set $aloneEnd (local.get $i))
            (if (i32.gt_s (local.get $side) (local.get $mostSide)) (then (local.set $mostSide (local.get $side))))))
        (if (i32.and (i32.gt_u (local.get $kinds) (i32.const 0xff)) (i32.and (i32.shr_u (local.get $kinds) (i32.const 7)) (i32.const 1)))
          (then
            (i32.store (local.get $pair) (local.get $start))
            (i32.store offset=4 (local.get $pair) (i32.or (local.get $kinds) (i32.shl (local.get $i) (global.get $kindBits))))
            (local.set $pair (i32.add (local.get $pair) (i32.const 8)))))
        ;; What ends the word is looked at as what is between words.
        (br $next)))
    (global.set $wordSigns (local.get $signs))
    (global.set $mostAlone (local.get $mostAlone))
    (global.set $mostSide (local.get $mostSide))
    (global.set $mixedWords (i32.shr_u (i32.sub (local.get $pair) (global.get $list)) (i32.const 3))))

  ;; Where words of other scripts may begin in a piece that is a text of its own, and in which list of words they are, in pairs: how many. Those of two units
  ;; are in one table and longer ones in another; pairs of both fill the list and may go on where runs would be.
  (func (export "scriptWords") (param $length i32) (result i32)
    (local $i i32) (local $at i32) (local $unit i32) (local $first i32) (local $second i32) (local $begin i32) (local $hash i32)
    (local $found i32) (local $pair i32)
    (local.set $at (global.get $piece))
    ;; Two zeros are behind the text.
    (i32.store (i32.add (local.get $at) (i32.shl (local.get $length) (i32.const 1))) (i32.const 0))
    (local.set $pair (global.get $list))
    ;; The first two are folded as the third ones of those that would be before them.
    (local.set $i (i32.const -2))
    (block $done
      (loop $next
        (local.set $unit (i32.load16_u (local.get $at)))
        (if (i32.lt_u (local.get $unit) (global.get $foldedUnits))
          (then (local.set $unit (i32.load16_u (i32.add (global.get $foldings) (i32.shl (local.get $unit) (i32.const 1)))))))
        (if (i32.ge_s (local.get $i) (i32.const 0))
          (then
            (local.set $begin (i32.load8_u (i32.add (global.get $begins) (local.get $first))))
            (local.set $hash (i32.add (i32.mul (local.get $first) (i32.const 31)) (local.get $second)))
            (local.set $found
              (i32.and
                (i32.load16_u (i32.add (global.get $byTwo) (i32.shl (i32.and (local.get $hash) (i32.const 8191)) (i32.const 1))))
                (i32.sub (i32.const 0) (i32.and (local.get $begin) (i32.const 1)))))
            ;; Written over where no word may begin.
            (i32.store (local.get $pair) (local.get $i))
            (i32.store offset=4 (local.get $pair) (local.get $found))
            (local.set $pair (i32.add (local.get $pair) (i32.shl (i32.ne (local.get $found) (i32.const 0)) (i32.const 3))))
            (local.set $hash (i32.add (i32.mul (local.get $hash) (i32.const 31)) (local.get $unit)))
            (local.set $found
              (i32.and
                (i32.load16_u (i32.add (global.get $byThree) (i32.shl (i32.and (local.get $hash) (i32.const 8191)) (i32.const 1))))
                (i32.sub (i32.const 0) (i32.shr_u (local.get $begin) (i32.const 1)))))
            (i32.store (local.get $pair) (local.get $i))
            (i32.store offset=4 (local.get $pair) (local.get $found))
            (local.set $pair (i32.add (local.get $pair) (i32.shl (i32.ne (local.get $found) (i32.const 0)) (i32.const 3))))))
        (local.set $first (local.get $second))
        (local.set $second (local.get $unit))
        (local.set $at (i32.add (local.get $at) (i32.const 2)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br_if $next (i32.lt_s (local.get $i) (local.get $length)))))
    (i32.shr_u (i32.sub (local.get $pair) (global.get $list)) (i32.const 3)))

  ;; The state behind the units of the piece from `$i` on, or 0 where the next is not known. Where numbers may end, and at which places of the table, is written to
  ;; the list.
  (func (export "marks") (param $i i32) (param $length i32) (param $state i32) (result i32)
    (local $unit i32) (local $place i32) (local $pair i32) (local $before i32)
    (local.set $pair (global.get $list))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $i) (local.get $length)))
        (local.set $unit (i32.load16_u (i32.add (global.get $piece) (i32.shl (local.get $i) (i32.const 1)))))
        (local.set $before (local.get $state))
        (local.set $place
          (i32.add
            (local.get $state)
            (i32.load8_u
              (i32.add
                (global.get $numberKinds)
                (select (local.get $unit) (i32.const 128) (i32.lt_u (local.get $unit) (i32.const 128)))))))
        (local.set $state (i32.load (i32.add (global.get $states) (i32.shl (local.get $place) (i32.const 2)))))
        (if (i32.le_s (local.get $state) (i32.const 0))
          (then
            (if (i32.eqz (local.get $state))
              (then
                (global.set $stoppedAt (local.get $i))
                (global.set $unknownPlace (local.get $place))
                (global.set $stateBefore (local.get $before))
                (br $done)))
            (i32.store (local.get $pair) (local.get $i))
            (i32.store offset=4 (local.get $pair) (local.get $place))
            (local.set $pair (i32.add (local.get $pair) (i32.const 8)))
            (local.set $state (i32.sub (i32.const 0) (local.get $state)))))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $next)))
    (global.set $markPairs (i32.shr_u (i32.sub (local.get $pair) (global.get $list)) (i32.const 3)))
    (local.get $state)))
