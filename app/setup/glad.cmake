# Target glad::gl: the OpenGL 3.3 core loader.
# A packaged loader (vcpkg's glad2 and others) is used when there is one; else the generator writes it now. The generator
# is called by its full path first: another python3 in PATH may hide the one it is installed for. --reproducible
# keeps it from fetching specifications from the network.
find_package(glad 2 CONFIG QUIET)
if(TARGET glad::glad AND NOT TARGET glad::gl)
  add_library(glad::gl ALIAS glad::glad)
endif()

if(NOT TARGET glad::gl)
  find_program(GLAD_PROGRAM glad PATHS /usr/bin NO_DEFAULT_PATH)
  find_program(GLAD_PROGRAM glad REQUIRED)
  set(glad_dir "${CMAKE_BINARY_DIR}/_deps/glad")
  add_custom_command(
    OUTPUT "${glad_dir}/src/gl.c" "${glad_dir}/include/glad/gl.h"
    COMMAND "${GLAD_PROGRAM}" --api gl:core=3.3 --extensions "" --reproducible --quiet --out-path "${glad_dir}" c
    COMMENT "Writing the OpenGL 3.3 loader (glad)"
    VERBATIM)
  add_custom_target(glad_sources DEPENDS "${glad_dir}/src/gl.c" "${glad_dir}/include/glad/gl.h")
  file(MAKE_DIRECTORY "${glad_dir}/include")
  add_library(glad_gl STATIC "${glad_dir}/src/gl.c")
  target_include_directories(glad_gl SYSTEM PUBLIC "${glad_dir}/include")
  target_link_libraries(glad_gl PUBLIC ${CMAKE_DL_LIBS})
  add_dependencies(glad_gl glad_sources)
  add_library(glad::gl ALIAS glad_gl)
endif()
