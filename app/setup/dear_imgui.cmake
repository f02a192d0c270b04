# Target imgui::imgui: Dear ImGui >= 1.92 with 32-bit characters (𠮷 lies beyond 16 bits), the GLFW and OpenGL 3 back ends,
# and the std::string helpers.
#   1. FETCHCONTENT_SOURCE_DIR_IMGUI: a source tree of your own
#   2. an installed library (vcpkg, a distribution) of 1.92 or newer, if it was built with 32-bit characters
#   3. the source that app/setup/imgui obtains
include(CheckCXXSourceCompiles)

function(yoriai_find_installed_imgui result)
  set(${result} "" PARENT_SCOPE)
  find_package(imgui CONFIG QUIET)
  set(candidate imgui::imgui)
  if(NOT TARGET imgui::imgui)
    find_package(PkgConfig QUIET)
    if(NOT PkgConfig_FOUND)
      return()
    endif()
    pkg_check_modules(IMGUI_SYSTEM QUIET IMPORTED_TARGET imgui>=1.92)
    set(candidate PkgConfig::IMGUI_SYSTEM)
    if(NOT TARGET ${candidate})
      return()
    endif()
  endif()
  set(CMAKE_REQUIRED_LIBRARIES ${candidate})
  set(CMAKE_REQUIRED_QUIET TRUE)
  check_cxx_source_compiles("
    #include <imgui.h>
    #include <imgui_impl_glfw.h>
    #include <imgui_impl_opengl3.h>
    #include <imgui_stdlib.h>
    static_assert(IMGUI_VERSION_NUM >= 19200 && sizeof(ImWchar) == 4);
    int main() { return 0; }" YORIAI_INSTALLED_IMGUI_FITS)
  if(YORIAI_INSTALLED_IMGUI_FITS)
    set(${result} ${candidate} PARENT_SCOPE)
  endif()
endfunction()

function(yoriai_build_imgui source)
  add_library(imgui STATIC
    "${source}/imgui.cpp" "${source}/imgui_draw.cpp" "${source}/imgui_tables.cpp" "${source}/imgui_widgets.cpp"
    "${source}/backends/imgui_impl_glfw.cpp" "${source}/backends/imgui_impl_opengl3.cpp"
    "${source}/misc/cpp/imgui_stdlib.cpp")
  target_include_directories(imgui SYSTEM PUBLIC "${source}" "${source}/backends" "${source}/misc/cpp")
  target_compile_definitions(imgui
    PUBLIC IMGUI_USE_WCHAR32 IMGUI_DISABLE_DEMO_WINDOWS IMGUI_DISABLE_DEBUG_TOOLS
    PRIVATE IMGUI_IMPL_OPENGL_LOADER_CUSTOM)
  # One loader for the window and for EGL without a display: ours, in place of the one inside the back end.
  set_source_files_properties("${source}/backends/imgui_impl_opengl3.cpp" PROPERTIES COMPILE_OPTIONS "-include;glad/gl.h")
  target_compile_options(imgui PRIVATE -w)
  target_link_libraries(imgui PRIVATE glfw glad::gl)
  add_library(imgui::imgui ALIAS imgui)
endfunction()

set(installed_imgui "")
if(NOT FETCHCONTENT_SOURCE_DIR_IMGUI)
  set(FETCHCONTENT_SOURCE_DIR_IMGUI "$ENV{FETCHCONTENT_SOURCE_DIR_IMGUI}" CACHE PATH "A source tree of Dear ImGui >= 1.92")
endif()
if(NOT FETCHCONTENT_SOURCE_DIR_IMGUI)
  yoriai_find_installed_imgui(installed_imgui)
endif()

if(installed_imgui)
  message(STATUS "Dear ImGui: installed library (${installed_imgui})")
  if(NOT TARGET imgui::imgui)
    add_library(imgui::imgui ALIAS ${installed_imgui})
  endif()
else()
  execute_process(
    COMMAND "${CMAKE_COMMAND}" -E env "FETCHCONTENT_SOURCE_DIR_IMGUI=${FETCHCONTENT_SOURCE_DIR_IMGUI}"
            "${CMAKE_CURRENT_LIST_DIR}/imgui"
    OUTPUT_VARIABLE imgui_source OUTPUT_STRIP_TRAILING_WHITESPACE RESULT_VARIABLE imgui_status)
  if(NOT imgui_status EQUAL 0)
    message(FATAL_ERROR "Dear ImGui 1.92 or newer is needed; the line above says why it could not be obtained.")
  endif()
  message(STATUS "Dear ImGui: source in ${imgui_source}")
  yoriai_build_imgui("${imgui_source}")
endif()
