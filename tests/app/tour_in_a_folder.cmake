# SPDX-License-Identifier: MIT
# cmake -DPROGRAM=<proxydeck> -DFOLDER=<folder to be made anew> -P tour_in_a_folder.cmake
file(REMOVE_RECURSE ${FOLDER})
file(MAKE_DIRECTORY ${FOLDER})
execute_process(COMMAND ${PROGRAM} --demo --language en --data-dir ${FOLDER}/data --tour ${FOLDER}/pictures
    RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
message("${said}")
if(NOT result EQUAL 0)
    message(FATAL_ERROR "The tour ended with ${result}.")
endif()
if(said MATCHES "This plugin does not support")
    message(FATAL_ERROR "What the offscreen platform cannot do is printed between the steps.")
endif()
if(NOT EXISTS ${FOLDER}/data/settings.ini)
    message(FATAL_ERROR "The data folder was not used.")
endif()
if(EXISTS ${FOLDER}/data/ledger.sqlite)
    message(FATAL_ERROR "Leases of the demo are in the record of the data folder.")
endif()
