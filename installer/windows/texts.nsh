; SPDX-License-Identifier: MIT
; What the setup program says beyond NSIS's own texts. With a byte order mark, by which NSIS knows UTF-8.

!macro Text name english chinese
    LangString ${name} ${LANG_ENGLISH} "${english}"
    LangString ${name} ${LANG_SIMPCHINESE} "${chinese}"
!macroend

!insertmacro Text OldWindows "ProxyDeck needs Windows 10 or newer." "ProxyDeck 需要 Windows 10 或更高版本。"
!insertmacro Text NeedsAdministrator "Installing or removing for all users needs an administrator." \
    "为所有用户安装或卸载需要管理员权限。"
!insertmacro Text ForWhomTitle "Who will use ProxyDeck?" "谁将使用 ProxyDeck？"
!insertmacro Text ForWhomText "Keys and history always belong to each user alone." "密钥和历史记录始终只属于各个用户自己。"
!insertmacro Text OnlyMe "&Only me" "仅限我自己(&O)"
!insertmacro Text OnlyMeText "Into my own folder; no administrator is needed." "安装到个人文件夹，无需管理员权限。"
!insertmacro Text Everybody "&All users of this computer" "此计算机的所有用户(&A)"
!insertmacro Text EverybodyText "Into Program Files; Windows will ask for an administrator." \
    "安装到 Program Files 文件夹，Windows 会要求管理员权限。"
!insertmacro Text ProgramRuns "ProxyDeck is running. It will be closed now; leases and history are kept." \
    "ProxyDeck 正在运行，现在将关闭它；代理与历史记录都会保留。"
!insertmacro Text StillRuns "ProxyDeck is still running. Finish what it is doing, close it, and try again." \
    "ProxyDeck 仍在运行。请等待其完成当前操作并关闭后重试。"
!insertmacro Text CannotWrite "The files could not be written. Nothing was changed." "无法写入文件，未做任何更改。"
!insertmacro Text CannotReplace "The installed version could not be removed. Nothing was changed." "无法移除已安装的版本，未做任何更改。"
!insertmacro Text ShortcutText "Extract and watch proxies" "提取并管理代理"
!insertmacro Text UninstallTitle "Uninstall ProxyDeck" "卸载 ProxyDeck"
!insertmacro Text UninstallText "Your data stays unless you say otherwise." "除非您另行选择，您的数据将被保留。"
!insertmacro Text UninstallFrom "ProxyDeck will be removed from $INSTDIR." "ProxyDeck 将从 $INSTDIR 中移除。"
!insertmacro Text DeleteData "&Delete my keys, history and settings too" "同时删除我的密钥、历史记录和设置(&D)"
!insertmacro Text DeleteDataText "The keys are removed from the Windows Credential Manager. This cannot be undone; leases that are \
still running keep running and can no longer be seen here." \
    "密钥将从 Windows 凭据管理器中移除，此操作无法撤销；仍在有效期内的代理会继续计时，但无法再在此查看。"
!insertmacro Text UninstallButton "&Uninstall" "卸载(&U)"
!insertmacro Text SecretsStay "The keychain did not give up the keys. Nothing was removed; start ProxyDeck to see why, or uninstall \
without deleting the data." "未能从钥匙串中移除密钥，未删除任何内容。请启动 ProxyDeck 查看原因，或在保留数据的情况下卸载。"
