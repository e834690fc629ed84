#compdef chujing
# Completions of chujing for zsh. The program itself is asked at every Tab: it knows the records of the folder, their fields and
# choices. Put it as _chujing into a folder of $fpath, or: source <(chujing completions zsh)

_chujing() {
  local program=${(Q)words[1]} line kind= word about
  local -a before open_words open_shown words_ shown
  [[ $program == '~/'* ]] && program=$HOME/${program#\~/}
  before=("${(@Q)words[1,CURRENT-1]}")
  while IFS= read -r line; do
    if [[ -z $kind ]]; then
      kind=$line
      continue
    fi
    word=${line%%$'\t'*}
    about=${line#*$'\t'}
    [[ -n $about ]] && about="$word  -- $about" || about=$word
    if [[ $word == *[/=:] ]]; then
      open_words+=("$word")
      open_shown+=("$about")
    else
      words_+=("$word")
      shown+=("$about")
    fi
  done < <("$program" complete --shell zsh --home "$HOME" -- "${before[@]}" "${(Q)PREFIX}" 2>/dev/null)
  case $kind in
    files) _files ;;
    folders) _files -/ ;;
    instead) compadd -U -V records -l -d shown -a words_ ;;
    words)
      compadd -V open -S '' -l -d open_shown -a open_words
      compadd -V words -l -d shown -a words_
      ;;
  esac
}

if [[ ${zsh_eval_context[-1]} == loadautofunc ]]; then
  _chujing "$@"
else
  (( ${+functions[compdef]} )) && compdef _chujing chujing
fi
