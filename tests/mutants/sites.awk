# Lists where a C source can be changed by a token, a mutant a line, parted by tabs:
#     file  line  column  length  replacement  what
# Comments, strings, characters and all preprocessor lines but #define are left alone. A sample
# (-v sample=N -v seed=S) is drawn from all files together.

function emit(at, length_, by, what) {
    mutants[++count] = FILENAME "\t" FNR "\t" at "\t" length_ "\t" by "\t" what
}

function swap(at, token, by) {
    emit(at, length(token), by, "`" token "` becomes `" by "`")
}

# The line with everything that is not code as blanks, so that columns stay.
function code_of(line,    out, i, c, two) {
    out = ""
    for (i = 1; i <= length(line); i++) {
        c = substr(line, i, 1)
        two = substr(line, i, 2)
        if (in_comment) {
            if (two == "*/") {
                in_comment = 0
                i++
                out = out " "
            }
            out = out " "
        } else if (quote != "") {
            if (c == "\\") {
                i++
                out = out " "
            } else if (c == quote) {
                quote = ""
            }
            out = out " "
        } else if (two == "/*") {
            in_comment = 1
            i++
            out = out "  "
        } else if (two == "//") {
            return out
        } else if (c == "\"" || c == "'") {
            quote = c
            out = out " "
        } else {
            out = out c
        }
    }
    quote = ""
    return out
}

# A whole number at i; answers where it ends.
function number(line, code, i,    digits, suffix, value) {
    match(substr(code, i), /^[0-9]+/)
    digits = substr(code, i, RLENGTH)
    match(substr(code, i + length(digits)), /^[uUlL]*/)
    suffix = substr(code, i + length(digits), RLENGTH)
    if (substr(code, i + length(digits) + length(suffix), 1) ~ /[.xX]/) { # with a point, or hexadecimal
        match(substr(code, i), /^[0-9a-fA-FxX.]+/)
        return i + RLENGTH
    }
    value = digits + 0
    # The size of a buffer decides nothing; a text that is empty at [0] is empty, since no id has
    # one character.
    if (!(before == "[" && (value > 16 || substr(line, i) ~ /^0\] [=!]= '\\0'/))) {
        emit(i, length(digits), value + 1, digits " becomes " value + 1)
        emit(i, length(digits), value > 0 ? value - 1 : "(-1)", digits " becomes " value - 1)
    }
    return i + length(digits) + length(suffix)
}

function tokens(line, code,    i, c, two, three) {
    for (i = 1; i <= length(code); i++) {
        c = substr(code, i, 1)
        two = substr(code, i, 2)
        three = substr(code, i, 3)
        if (c == " ") {
            continue
        }
        if (c ~ /[A-Za-z_]/) {
            match(substr(code, i), /^[A-Za-z0-9_]+/)
            two = substr(code, i, RLENGTH)
            if (two == "true") {
                swap(i, two, "false")
            } else if (two == "false") {
                swap(i, two, "true")
            }
            i += RLENGTH - 1
            before = two == "return" || two == "case" ? "(" : "a"
            continue
        }
        if (c ~ /[0-9]/) {
            i = number(line, code, i) - 1
            before = "1"
            continue
        }
        if (three == "<<=" || three == ">>=" || three == "...") {
            i += 2
        } else if (two == "->" || two == "<<" || two == ">>" || two == "*=" || two == "/=" ||
                   two == "|=" || two == "&=" || two == "%=" || two == "^=") {
            i++
        } else if (two in twin) {
            swap(i, two, twin[two])
            i++
        } else if (c == "<") {
            swap(i, c, "<=")
        } else if (c == ">") {
            swap(i, c, ">=")
        } else if (c == "!") {
            emit(i, 1, "", "`!` dropped")
        } else if ((c == "+" || c == "-") && before ~ /[])a1]/) {
            swap(i, c, c == "+" ? "-" : "+")
        } else if (c == "-") {
            emit(i, 1, "", "sign dropped")
        } else if (c == "/" || c == "%") {
            swap(i, c, "*")
        }
        before = c
    }
}

# A statement of one line that is dropped, a result that is turned round, an `else` that is not.
function lines(code,    at, rest) {
    match(code, /^ */)
    at = RLENGTH + 1
    rest = substr(code, at)
    sub(/ +$/, "", rest)
    if (last ~ /[;{}:]$/ &&
        (rest ~ /^(\(void\))?[*A-Za-z_][][A-Za-z0-9_.>-]*( [-+*\/|&]?= |\(|\+\+|--).*;$/ ||
         rest == "break;" || rest == "continue;" || rest == "return;")) {
        emit(at, length(rest), ";", "statement dropped")
    }
    if (rest ~ /^return .*;$/ && rest !~ /^return (-?[0-9]+|true|false|NULL);$/) {
        emit(at, length(rest), "return !(" substr($0, at + 7, length(rest) - 8) ");",
             "result turned round")
    }
    if (rest ~ /^} else /) {
        emit(at + 2, 5, "", "`else` dropped")
    }
    if (rest != "") {
        last = rest
    }
}

BEGIN {
    twin["<="] = "<"
    twin[">="] = ">"
    twin["=="] = "!="
    twin["!="] = "=="
    twin["&&"] = "||"
    twin["||"] = "&&"
    twin["++"] = "--"
    twin["--"] = "++"
    twin["+="] = "-="
    twin["-="] = "+="
}

FNR == 1 {
    in_comment = 0
    quote = before = ""
    last = ";"
}

{
    code = code_of($0)
    if (code ~ /^ *#/ && code !~ /^ *#define/) {
        next
    }
    if (code ~ /^ *#define/) {
        before = ""
    }
    lines(code)
    tokens($0, code)
}

END {
    if (sample == 0 || sample > count) {
        sample = count
    }
    random = seed % 2147483646 + 1
    for (i = 1; i <= count; i++) {
        random = random * 16807 % 2147483647 # Park and Miller's
        if ((count - i + 1) * (random / 2147483647) < sample) {
            print i "\t" mutants[i]
            sample--
        }
    }
}
