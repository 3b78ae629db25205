; SPDX-License-Identifier: MIT
; The setup program. For one user unless asked otherwise, in Chinese or English as Windows is.
;
;   /S                      silent
;   /CURRENTUSER, /ALLUSERS for whom; else as the installed one, or for the current user
;   /LANG=1033, 2052        English or Chinese
;   /D=FOLDER               where to; must come last, without quotes
;
; Exit codes: 0 done; 1 cancelled; 2 failed, what was installed before is still there; 3 ProxyDeck runs and did not close;
; 4 needs an administrator; 5 needs Windows 10 or newer; 6 (uninstalling) the keychain did not give up the keys, nothing was removed.

!define EXIT_CANCELLED 1
!define EXIT_FAILED 2
!define EXIT_RUNNING 3
!define EXIT_NO_ADMINISTRATOR 4
!define EXIT_OLD_WINDOWS 5
!define EXIT_SECRETS_STAY 6

!define PROGRAM "proxydeck.exe"
!define UNINSTALLER "uninstall.exe"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\ProxyDeck"

Name "ProxyDeck"
BrandingText "ProxyDeck ${VERSION}"
SetCompressor /SOLID lzma
RequestExecutionLevel user ; an administrator is asked for only where all users are chosen
ManifestDPIAware true
CRCCheck force
AllowSkipFiles off ; half a program is none
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "ProxyDeck"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "ProxyDeck Setup"
VIAddVersionKey "CompanyName" "${VENDOR}"
VIAddVersionKey "LegalCopyright" "MIT licence"

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "WinVer.nsh"
!include "nsDialogs.nsh"
!include "${SOURCE}/running.nsh"

!define MUI_ICON "${SOURCE}/proxydeck.ico"
!define MUI_UNICON "${SOURCE}/proxydeck.ico"
!define MUI_ABORTWARNING
!define MUI_CUSTOMFUNCTION_ABORT onCancelled
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION startProgram

!insertmacro MUI_PAGE_WELCOME
Page custom askForWhom takeForWhom
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH

UninstPage custom un.askAboutData un.takeAboutData
!insertmacro MUI_UNPAGE_INSTFILES

!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"
SetFont /LANG=${LANG_SIMPCHINESE} "Microsoft YaHei UI" 9 ; Windows' own since Vista; NSIS would take the one before it
!include "${SOURCE}/texts.nsh"

Var AllUsers      ; 1: for all users of this computer
Var ForWhomGiven  ; 1: the command line said for whom
Var GivenFolder   ; from /D=
Var Previous      ; folder of the installation that is replaced; empty: none
Var IsAdmin
Var OnlyMe        ; the two buttons of the page
Var Everybody

!macro ReadIsAdmin
    UserInfo::GetAccountType
    Pop $IsAdmin
    ${If} $IsAdmin == "Admin"
        StrCpy $IsAdmin 1
    ${Else}
        StrCpy $IsAdmin 0
    ${EndIf}
!macroend

!macro EndWith code text
    SetErrorLevel ${code}
    MessageBox MB_OK|MB_ICONSTOP "${text}" /SD IDOK
    Quit
!macroend

; Sets what follows from $AllUsers: registry and start menu, what is replaced, the folder.
Function useForWhom
    SetShellVarContext current
    StrCpy $0 "$LOCALAPPDATA\Programs\ProxyDeck"
    ${If} $AllUsers = 1
        SetShellVarContext all
        StrCpy $0 "$PROGRAMFILES64\ProxyDeck"
    ${EndIf}
    ReadRegStr $Previous SHCTX "${UNINSTALL_KEY}" "InstallLocation"
    ${IfNot} ${FileExists} "$Previous\${UNINSTALLER}"
        StrCpy $Previous ""
    ${EndIf}
    ${If} $GivenFolder != ""
        StrCpy $INSTDIR $GivenFolder
    ${ElseIf} $Previous != ""
        StrCpy $INSTDIR $Previous
    ${Else}
        StrCpy $INSTDIR $0
    ${EndIf}
FunctionEnd

Function .onInit
    ${GetParameters} $1
    ClearErrors
    ${GetOptions} $1 "/LANG=" $2
    ${IfNot} ${Errors}
        StrCpy $LANGUAGE $2
    ${EndIf}
    ${IfNot} ${AtLeastWin10}
        !insertmacro EndWith ${EXIT_OLD_WINDOWS} "$(OldWindows)"
    ${EndIf}
    StrCpy $GivenFolder $INSTDIR
    !insertmacro ReadIsAdmin

    StrCpy $AllUsers 0
    StrCpy $ForWhomGiven 0
    ReadRegStr $2 HKCU "${UNINSTALL_KEY}" "InstallLocation"
    ReadRegStr $3 HKLM "${UNINSTALL_KEY}" "InstallLocation"
    ${If} $2 == ""
    ${AndIf} $3 != ""
        StrCpy $AllUsers 1
    ${EndIf}
    ClearErrors
    ${GetOptions} $1 "/CURRENTUSER" $2
    ${IfNot} ${Errors}
        StrCpy $AllUsers 0
        StrCpy $ForWhomGiven 1
    ${EndIf}
    ClearErrors
    ${GetOptions} $1 "/ALLUSERS" $2
    ${IfNot} ${Errors}
        StrCpy $AllUsers 1
        StrCpy $ForWhomGiven 1
    ${EndIf}
    ${If} $AllUsers = 1
    ${AndIf} $IsAdmin = 0
        ${If} ${Silent}
            !insertmacro EndWith ${EXIT_NO_ADMINISTRATOR} "$(NeedsAdministrator)"
        ${ElseIf} $ForWhomGiven = 1
            Call startAsAdministrator
        ${EndIf}
    ${EndIf}
    Call useForWhom
FunctionEnd

; Windows asks for the administrator; this process ends if that was granted.
Function startAsAdministrator
    StrCpy $0 "/ALLUSERS /LANG=$LANGUAGE"
    ${If} $GivenFolder != ""
        StrCpy $0 "$0 /D=$GivenFolder"
    ${EndIf}
    ClearErrors
    ExecShell "runas" "$EXEPATH" $0
    ${If} ${Errors}
        MessageBox MB_OK|MB_ICONEXCLAMATION "$(NeedsAdministrator)"
        SetErrorLevel ${EXIT_NO_ADMINISTRATOR}
        ${If} $ForWhomGiven = 1
            Quit
        ${EndIf}
    ${Else}
        SetErrorLevel 0
        Quit
    ${EndIf}
FunctionEnd

Function askForWhom
    ${If} $ForWhomGiven = 1
        Abort ; passes the page over
    ${EndIf}
    !insertmacro MUI_HEADER_TEXT "$(ForWhomTitle)" "$(ForWhomText)"
    nsDialogs::Create 1018
    Pop $0
    ${NSD_CreateRadioButton} 0 10u 100% 12u "$(OnlyMe)"
    Pop $OnlyMe
    ${NSD_CreateLabel} 12u 24u 95% 20u "$(OnlyMeText)"
    Pop $0
    ${NSD_CreateRadioButton} 0 54u 100% 12u "$(Everybody)"
    Pop $Everybody
    ${NSD_CreateLabel} 12u 68u 95% 20u "$(EverybodyText)"
    Pop $0
    ${If} $AllUsers = 1
        ${NSD_Check} $Everybody
    ${Else}
        ${NSD_Check} $OnlyMe
    ${EndIf}
    nsDialogs::Show
FunctionEnd

Function takeForWhom
    StrCpy $AllUsers 0
    ${NSD_GetState} $Everybody $0
    ${If} $0 = ${BST_CHECKED}
        StrCpy $AllUsers 1
    ${EndIf}
    ${If} $AllUsers = 1
    ${AndIf} $IsAdmin = 0
        Call startAsAdministrator
        Abort ; was not granted: stay on the page
    ${EndIf}
    Call useForWhom
FunctionEnd

Function onCancelled
    SetErrorLevel ${EXIT_CANCELLED}
FunctionEnd

; By way of the desktop, which is never elevated.
Function startProgram
    Exec '"$WINDIR\explorer.exe" "$INSTDIR\${PROGRAM}"'
FunctionEnd

!insertmacro CloseProgram ""

Section
    ${If} $Previous != ""
        StrCpy $R0 $Previous
        Call closeProgram
    ${EndIf}
    StrCpy $R0 $INSTDIR
    Call closeProgram

    ; All of the new version is on the disk before the old one goes.
    StrCpy $R1 "$INSTDIR\new-${VERSION}"
    RMDir /r $R1
    SetOutPath $R1
    File /r "${FILES}\*.*"
    WriteUninstaller "$R1\${UNINSTALLER}"
    SetOutPath $TEMP ; or the folder could not be removed
    ${IfNot} ${FileExists} "$R1\${UNINSTALLER}"
        RMDir /r $R1
        !insertmacro EndWith ${EXIT_FAILED} "$(CannotWrite)"
    ${EndIf}

    ${If} $Previous != ""
        ClearErrors
        ExecWait '"$Previous\${UNINSTALLER}" /S /UPGRADE _?=$Previous' $0
        ${If} ${Errors}
        ${OrIf} $0 <> 0
            RMDir /r $R1
            !insertmacro EndWith ${EXIT_FAILED} "$(CannotReplace)"
        ${EndIf}
        Delete "$Previous\${UNINSTALLER}"
        ${If} $Previous != $INSTDIR
            RMDir $Previous
        ${EndIf}
    ${EndIf}

    FindFirst $1 $2 "$R1\*"
    ${DoWhile} $2 != ""
        ${If} $2 != "."
        ${AndIf} $2 != ".."
            ClearErrors
            Rename "$R1\$2" "$INSTDIR\$2"
            ${If} ${Errors} ; something of that name is there
                CopyFiles /SILENT "$R1\$2" "$INSTDIR"
            ${EndIf}
        ${EndIf}
        FindNext $1 $2
    ${Loop}
    FindClose $1
    RMDir /r $R1

    CreateShortCut "$SMPROGRAMS\ProxyDeck.lnk" "$INSTDIR\${PROGRAM}" "" "$INSTDIR\${PROGRAM}" 0 "" "" "$(ShortcutText)"
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayName" "ProxyDeck"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM},0"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "Publisher" "${VENDOR}"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
    WriteRegStr SHCTX "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "EstimatedSize" $0
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoModify" 1
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" "NoRepair" 1
SectionEnd

!include "${SOURCE}/uninstall.nsh"
