; SPDX-License-Identifier: MIT
; Uninstalling. What operators have entered stays unless they say otherwise.
;
;   /S                      silent
;   /KEEPDATA, /DELETEDATA  keys, history and settings of the current user stay (so without a switch) or go
;   /UPGRADE                (the setup program's) files only: start menu, registry and data stay

Var DeleteData
Var IsUpgrade
Var DataBox

!insertmacro CloseProgram "un."

Function un.onInit
    StrCpy $AllUsers 0
    ReadRegStr $0 HKLM "${UNINSTALL_KEY}" "InstallLocation"
    ${If} $0 == $INSTDIR
        StrCpy $AllUsers 1
        SetShellVarContext all
    ${EndIf}

    ${GetParameters} $1
    StrCpy $DeleteData 0
    ClearErrors
    ${GetOptions} $1 "/DELETEDATA" $2
    ${IfNot} ${Errors}
        StrCpy $DeleteData 1
    ${EndIf}
    ClearErrors
    ${GetOptions} $1 "/KEEPDATA" $2
    ${IfNot} ${Errors}
        StrCpy $DeleteData 0
    ${EndIf}
    StrCpy $IsUpgrade 0
    ClearErrors
    ${GetOptions} $1 "/UPGRADE" $2
    ${IfNot} ${Errors}
        StrCpy $IsUpgrade 1
        StrCpy $DeleteData 0
    ${EndIf}

    !insertmacro ReadIsAdmin
    ${If} $AllUsers = 1
    ${AndIf} $IsAdmin = 0
        ${If} ${Silent}
            !insertmacro EndWith ${EXIT_NO_ADMINISTRATOR} "$(NeedsAdministrator)"
        ${EndIf}
        ClearErrors
        ExecShell "runas" "$INSTDIR\${UNINSTALLER}" $1
        ${If} ${Errors}
            !insertmacro EndWith ${EXIT_NO_ADMINISTRATOR} "$(NeedsAdministrator)"
        ${EndIf}
        Quit
    ${EndIf}
FunctionEnd

Function un.askAboutData
    !insertmacro MUI_HEADER_TEXT "$(UninstallTitle)" "$(UninstallText)"
    nsDialogs::Create 1018
    Pop $0
    ${NSD_CreateLabel} 0 0 100% 24u "$(UninstallFrom)"
    Pop $0
    ${NSD_CreateCheckBox} 0 34u 100% 12u "$(DeleteData)"
    Pop $DataBox
    ${NSD_CreateLabel} 12u 48u 95% 40u "$(DeleteDataText)"
    Pop $0
    ${If} $DeleteData = 1
        ${NSD_Check} $DataBox
    ${EndIf}
    GetDlgItem $0 $HWNDPARENT 1
    SendMessage $0 ${WM_SETTEXT} 0 "STR:$(UninstallButton)"
    nsDialogs::Show
FunctionEnd

Function un.takeAboutData
    ${NSD_GetState} $DataBox $0
    StrCpy $DeleteData 0
    ${If} $0 = ${BST_CHECKED}
        StrCpy $DeleteData 1
    ${EndIf}
FunctionEnd

Section "un.ProxyDeck"
    StrCpy $R0 $INSTDIR
    Call un.closeProgram

    ${If} $DeleteData = 1
        ; While the program that knows the keychain is still here. Without the list of keys nobody could find them again.
        ClearErrors
        ExecWait '"$INSTDIR\${PROGRAM}" --forget-secrets' $0
        ${If} ${Errors}
        ${OrIf} $0 <> 0
            !insertmacro EndWith ${EXIT_SECRETS_STAY} "$(SecretsStay)"
        ${EndIf}
        SetShellVarContext current
        RMDir /r "$LOCALAPPDATA\ProxyDeck"
        ${If} $AllUsers = 1
            SetShellVarContext all
        ${EndIf}
    ${EndIf}

    !insertmacro DeleteInstalledFiles
    ${If} $IsUpgrade = 0
        Delete "$SMPROGRAMS\ProxyDeck.lnk"
        DeleteRegKey SHCTX "${UNINSTALL_KEY}"
        Delete "$INSTDIR\${UNINSTALLER}"
        RMDir $INSTDIR
        ${If} $AllUsers = 0
            RMDir "$LOCALAPPDATA\Programs" ; where nothing else is in it: not there before the first program
        ${EndIf}
    ${EndIf}
SectionEnd
