; SPDX-License-Identifier: MIT
; A program that runs cannot be replaced: ask it to close (app/system/close_request.h), and wait. It may refuse, when a call that costs money
; is under way.

!define PROCESS_QUERY_LIMITED_INFORMATION 0x1000
!define ROUND_MS 500
!define ROUNDS 60

; Defines ${un}closeProgram: returns when no program runs from the folder $R0; else ends this one.
!macro CloseProgram un

Function ${un}programIsFree ; $0: 1 or 0. Windows lets nobody write to a program that runs, whoever started it.
    StrCpy $0 1
    ${If} ${FileExists} "$R0\${PROGRAM}"
        ClearErrors
        FileOpen $1 "$R0\${PROGRAM}" a
        ${If} ${Errors}
            StrCpy $0 0
        ${Else}
            FileClose $1
        ${EndIf}
    ${EndIf}
FunctionEnd

Function ${un}askToClose
    GetFullPathName $6 "$R0\${PROGRAM}"
    System::Call 'user32::RegisterWindowMessageW(w "ProxyDeck.Close") i .r7'
    StrCpy $1 0
    ${Do}
        System::Call 'user32::FindWindowExW(p 0, p r1, p 0, p 0) p .r1'
        ${If} $1 P= 0
            ${ExitDo}
        ${EndIf}
        ; Hidden ones too: its window may be in the tray.
        System::Call 'user32::GetWindowThreadProcessId(p r1, *i .r2)'
        System::Call 'kernel32::OpenProcess(i ${PROCESS_QUERY_LIMITED_INFORMATION}, i 0, i r2) p .r3'
        ${If} $3 P<> 0
            System::Call 'kernel32::QueryFullProcessImageNameW(p r3, i 0, w .r4, *i ${NSIS_MAX_STRLEN} r5) i .r5'
            System::Call 'kernel32::CloseHandle(p r3)'
            ${If} $5 <> 0
            ${AndIf} $4 == $6
                System::Call 'user32::PostMessageW(p r1, i r7, p 0, p 0)'
            ${EndIf}
        ${EndIf}
    ${Loop}
FunctionEnd

Function ${un}closeProgram
    Call ${un}programIsFree
    ${If} $0 = 1
        Return
    ${EndIf}
    MessageBox MB_OKCANCEL|MB_ICONINFORMATION "$(ProgramRuns)" /SD IDOK IDOK close
    SetErrorLevel ${EXIT_CANCELLED}
    Quit
close:
    StrCpy $R9 0
    ${Do}
        Call ${un}askToClose
        Sleep ${ROUND_MS}
        Call ${un}programIsFree
        ${If} $0 = 1
            Return
        ${EndIf}
        IntOp $R9 $R9 + 1
    ${LoopUntil} $R9 > ${ROUNDS}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillRuns)" /SD IDCANCEL IDRETRY close
    SetErrorLevel ${EXIT_RUNNING}
    Quit
FunctionEnd

!macroend
