# SPDX-License-Identifier: MIT
# CPack runs this when the disk image is made: signs it, has Apple notarise it and attaches Apple's word, as far as it was told how.

foreach(image IN LISTS CPACK_PACKAGE_FILES)
    if(NOT CPACK_PROXYDECK_SIGNING_IDENTITY STREQUAL "-")
        execute_process(COMMAND codesign --force --sign ${CPACK_PROXYDECK_SIGNING_IDENTITY} --timestamp ${image}
            COMMAND_ERROR_IS_FATAL ANY)
    endif()
    if(NOT CPACK_PROXYDECK_NOTARY_PROFILE STREQUAL "")
        execute_process(COMMAND xcrun notarytool submit ${image} --keychain-profile ${CPACK_PROXYDECK_NOTARY_PROFILE} --wait
            COMMAND_ERROR_IS_FATAL ANY)
        execute_process(COMMAND xcrun stapler staple ${image} COMMAND_ERROR_IS_FATAL ANY)
    endif()
endforeach()
