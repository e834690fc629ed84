# Completions of chujing for bash. The program itself is asked at every Tab: it knows the records of the folder, their fields and
# choices. Put it where bash looks for completions, or: source <(chujing completions bash)

_chujing() {
  local program=${COMP_WORDS[0]} line kind= word about index
  local -a words=() abouts=()
  case $program in "~/"*) program=$HOME/${program:2} ;; esac
  COMPREPLY=()
  while IFS= read -r line; do
    if [ -z "$kind" ]; then
      kind=$line
    else
      words+=("${line%%$'\t'*}")
      abouts+=("${line#*$'\t'}")
    fi
  done < <("$program" complete --shell bash --home "$HOME" -- "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
  case $kind in
    files) compopt -o default 2>/dev/null ;;
    folders) compopt -o dirnames 2>/dev/null ;;
  esac
  COMPREPLY=("${words[@]}")
  if [ ${#words[@]} -eq 1 ]; then
    case ${words[0]} in */ | *= | *:) compopt -o nospace 2>/dev/null ;; esac
  elif [ "${COMP_TYPE:-9}" -eq 63 ]; then
    # Only a list is shown now, so it may say what each word is.
    for index in "${!words[@]}"; do
      about=${abouts[index]}
      [ -n "$about" ] && COMPREPLY[index]="${words[index]}  ($about)"
    done
  fi
}

complete -o nosort -F _chujing chujing 2>/dev/null || complete -F _chujing chujing
