# Completions of chujing for fish. The program itself is asked at every Tab: it knows the records of the folder, their fields and
# choices. Put it as ~/.config/fish/completions/chujing.fish, or: chujing completions fish | source

function __chujing
    set -l before (commandline -opc)
    set -l program (string replace -r '^~/' "$HOME/" -- $before[1])
    set -l found ($program complete --shell fish --home "$HOME" -- $before (commandline -ct) 2>/dev/null)
    switch "$found[1]"
        case files
            __fish_complete_path (commandline -ct)
        case folders
            __fish_complete_directories (commandline -ct)
        case words instead
            printf '%s\n' $found[2..-1]
    end
end

complete -c chujing -e
complete -c chujing -k -f -a '(__chujing)'
