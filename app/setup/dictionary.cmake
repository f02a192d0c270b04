# Makes <build>/dictionary/words.table, from which kana become kanji, with its notices beside it; where the dictionary cannot be
# obtained, says so and goes on. Nothing of it lies in the source tree.
execute_process(COMMAND "${CMAKE_CURRENT_LIST_DIR}/mozc"
  OUTPUT_VARIABLE mozc_source OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE mozc_status)
set(dictionary_dir "${CMAKE_BINARY_DIR}/dictionary")

add_executable(yoriai-dictionary "${PROJECT_SOURCE_DIR}/app/input/dictionary_tool/main.cpp")
target_compile_options(yoriai-dictionary PRIVATE ${YORIAI_WARNINGS})
target_link_libraries(yoriai-dictionary PRIVATE yoriai_input)

if(NOT mozc_status EQUAL 0)
  message(STATUS "Dictionary for kana to kanji: none, so kana stay kana. app/setup/mozc obtains it; then build again.")
  file(REMOVE "${dictionary_dir}/source")
else()
  message(STATUS "Dictionary for kana to kanji: source in ${mozc_source}")
  file(WRITE "${dictionary_dir}/source" "${mozc_source}\n")  # app/setup/build looks whether it is still there
  add_custom_command(
    OUTPUT "${dictionary_dir}/words.table"
    COMMAND yoriai-dictionary "${mozc_source}" "${dictionary_dir}/words.table"
    DEPENDS yoriai-dictionary
    COMMENT "Making the table for kana to kanji"
    VERBATIM)
  add_custom_target(yoriai_words_table ALL DEPENDS "${dictionary_dir}/words.table")
  install(DIRECTORY "${dictionary_dir}/" DESTINATION share/yoriai/dictionary FILES_MATCHING PATTERN "words.table" PATTERN "NOTICE*")
endif()
